"""Words of the help on a cell: what belongs there, by what it holds, and what is said of what stands there."""

BY_CONTENT = {
    "text": "填写文字。",
    "long-text": "填写一段文字，按 Alt+回车 换行。",
    "year": "填四位数的年份，如2025。",
    "date": "填日期，如2025年3月7日或2025.3.7；也可以打印后手写。",
    "amount": "填金额数字，单位是{unit}，没有发生的填0。",
    "rate": "由预算数和执行数计算得出；直接填写则以填写的为准，旁边显示计算结果。",
    "points": "填分数，只填数字。得分可以计算的会自动得出，直接填写则以填写的为准。",
    "target": "填年初定的指标值，带上符号和单位，如≥98%、≤50万元、200人；定性指标填文字。",
    "actual": "填实际完成的值，单位与指标值相同，如99.2%；定性指标选三档结论之一（Alt+↓ 打开列表）。",
    "level-name": "一级、二级指标的名称，相同的上下格会合并成一格。",
    "indicator-name": "填三级指标的具体内容{stub}。{spare}",
    "row-label": "资金来源，表样已经印好。",
    "reason": "没有达到指标值、执行率低或超额较多时，写明原因和改进措施。",
    "grade": "按总分所在的档次得出。",
    "choice": "在选中的项目上打勾：点一下方框，或按它的序号数字；回车、空格打开选项列表。",
    "operator": "填指标值的符号，如≥、≤、＝；定性指标填“定性”。",
    "unit": "填计量单位，如人、%、万元；定性指标可以不填。",
    "answer": "填“是”或“否”（Alt+↓ 打开列表）。",
}
STUB_OF = "指标1"
STUB = "，把“指标1：”换成自己的指标"
SPARE = "不用的行请删除。"
PRINTED = "这里是表样印好的文字。"
KEYS = "直接打字替换，F2 修改，回车向下，Tab 到下一个要填的格子，Alt+↓ 选择。"

FINDING = "{level}：{message}{remedy}"
ANSWER = "说明：{text}"
DIFFERS = "按规则计算是{computed}，与填写的不同。"
