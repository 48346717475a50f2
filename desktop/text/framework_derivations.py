"""How the scores of a framework (评价框架) came about, in words and numbers."""

FRAMEWORK_SENTENCES = {
    "inputs-missing": "评分依据里“{missing}”没有填写，不能计算",
    "inputs-unclear": "评分依据里“{unclear}”认不出是多少，不能计算",
    "no-rule": "所选的规则包没有这一项的规则，由填报人定分",
    "zero-base": "评分依据里“{label}”为零，不能作除数，不能计算",
    "steps-between": "{actual}与标准{pivot}相差{distance}，规则没有说怎样计分，可在{low}分到{high}分之间定分，请说明",
    "checklist": "{count}项评价要点符合{met}项，得{result}分",
    "checklist-capped": "{count}项评价要点符合{met}项，以分值{weight}分为限：{working}",
    "no-breach": "没有不符合要求的，得满分{weight}分",
    "breaches": "不符合要求的{count}例，每例扣{deduction}分：{working}",
    "breaches-used-up": "不符合要求的{count}例，每例扣{deduction}分，扣完为止：{working}",
    "external-score": "考核得分{given}分折算：{working}",
    "off-the-scale": "考核得分{given}不在0分到{full}分之间，不能折算",
    "judgement": "由填报人在{low}分到{high}分之间评定：{rule}",
}
