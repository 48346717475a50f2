"""Small filled forms of other layouts than the ministry's, for tests to change and to read.

hubei()      tick boxes, weights in headings only, the total in one merged row, notes at the foot
shanxi()     two rows of headings over the funds, any number of fund rows, a grade
term()       funds without headings, the two halves of the indicators under a heading each
framework()  fixed rows told apart by what is printed in them
apart()      the system's export of a form of Shanxi, its parts on sheets of their own
"""

from __future__ import annotations

from desktop.operations.library import library
from tests.helpers.dialects import Sketch


def hubei(category: str = "1、部门预算项目√  2、省专项□  3、中央转移支付项目□") -> Sketch:
    """Lay out a form of Hubei."""
    sketch = Sketch(
        merges=[
            *("A1:F1", "A2:C2", "D2:F2", "B3:F3", "B4:C4", "E4:F4", "B5:F5", "B6:F6", "B7:F7"),
            *("A8:A9", "A11:A12", "B14:F14", "B15:F15", "B16:F16", "A17:F17"),
        ]
    )
    sketch.put({"A1": "2020年度培训项目绩效自评表", "A2": "填报日期：2021.4.14", "D2": "总分：96.35"})
    sketch.put({"A3": "项目名称", "B3": "培训经费", "A4": "主管部门", "B4": "人社局"})
    sketch.put({"D4": "项目实施单位", "E4": "社保中心", "A5": "项目类别", "B5": category})
    sketch.put({"A6": "项目属性", "B6": "1、持续性项目□  2、新增性项目√"})
    sketch.put({"A7": "项目类型", "B7": "☑常年性项目 □延续性项目 □一次性项目"})
    sketch.row(8, "预算执行情况\n(万元)\n(20分)", "", "预算数\n(A)", "执行数\n(B)", "执行率\n(B/A)")
    sketch.put({"F8": "得分\n(20分*执行率)"})
    sketch.row(9, "年度财政资金总额", 65, 53, "82%", 16.35, at="B")
    sketch.row(10, "一级指标", "二级指标", "三级指标", "年初目标值\n(A)", "实际完成值\n(B)", "得分")
    sketch.row(11, "产出指标 (40分)", "数量指标", "培训人次", "≥1000人次", "1100人次", 40)
    sketch.row(12, "质量指标", "合格率", "≥90%", "95%", 20, at="B")
    sketch.row(13, "效益指标 (40分)", "社会效益指标", "就业", "提升", "达成预期指标", 20)
    sketch.put({"A14": "总分", "B14": 96.35, "A15": "偏差大或\n目标未完成\n原因分析", "B15": "无"})
    return sketch.put({"A16": "改进措施及\n结果应用方案", "B16": "完善制度", "A17": "备注：1、口径。"})


def shanxi() -> Sketch:
    """Lay out a form of Shanxi."""
    sketch = Sketch(
        merges=["A1:K1", "A2:K2", "A3:B3", "C3:K3", "A4:B4", "C4:F4", "H4:K4", "A5:A8", "B5:C6", "D5:E5"]
        + [f"{column}5:{column}6" for column in "FGHIJK"]
        + ["B7:C7", "B8:C8", "A9:A10", "B9:F9", "G9:K9", "B10:F10", "G10:K10", "A11:A13", "A14:H14"]
        + ["A15:A21", "B15:B18", "B19:C19", "B20:C20", "B21:C21", "A22:K22"]
        + [f"D{row}:K{row}" for row in range(15, 22)]
    )
    sketch.put({"A1": "培训项目支出绩效自评表", "A2": "（ 2024 年度）", "A3": "项目名称", "C3": "培训经费"})
    sketch.put({"A4": "主管部门及代码", "C4": "407-人社局", "G4": "预算单位", "H4": "社保中心"})
    sketch.row(5, "项目资金\n(万元)", "", "", "年初预算数", "", "全年预算数", "全年执行数", "资金结(转)余")
    sketch.row(5, "执行率", "得分", "偏差原因", at="I").row(6, "目标申报数", "预算编制数", at="D")
    sketch.row(7, "资金总额:", "", 26.21, 26.2, 26.1, 26, 0.1, 99, 9.9, at="B")
    sketch.row(8, "市本级安排资金", "", 26.21, 26.2, 26.1, 26, 0.1, 99, 9.9, "无偏差", at="B")
    sketch.put({"A9": "项目年度\n绩效目标", "B9": "年度目标", "G9": "实际完成情况"})
    sketch.put({"B10": "发放补助。", "G10": "已发放。"})
    sketch.row(11, "绩效指标", "一级指标", "二级指标", "三级指标", "年初指标值", "调整后指标值")
    sketch.row(11, "实际\n完成值", "定性指标情况说明", "分值", "得分", "偏差原因分析\n及改进措施", at="G")
    sketch.row(12, "产出指标", "数量指标", "村数", "=个", "=308个", "=308个", "", 50, 50, at="B")
    sketch.row(13, "效益指标", "社会效益", "参保率", "", "有效提高", "达成预期指标", "已核", 40, 40, at="B")
    sketch.put({"A14": "合计", "J14": 99.9, "K14": "优", "A15": "项目绩效分析", "B15": "自评结果\n分析"})
    labels = ("项目实施和预算执行情况", "产出情况", "效益情况及分析", "满意度情况及分析")
    for row, label in enumerate(labels, 15):
        sketch.put({f"C{row}": label, f"D{row}": f"{label}良好"})
    for row, label in enumerate(("主要经验做法", "存在的问题及原因分析", "下一步改进措施及管理建议"), 19):
        sketch.put({f"B{row}": label, f"D{row}": f"{label}一"})
    return sketch.put({"A22": "备注：1.并列关系。", "A23": "2.全年执行数是确认数。"})


def term() -> Sketch:
    """Lay out a form of Shanxi with a term beside the year."""
    sketch = Sketch(
        merges=[
            *("A1:H1", "A2:H2", "A3:B3", "C3:H3", "A4:B4", "C4:E4", "G4:H4", "A5:B5", "C5:E5", "G5:H5"),
            *(f"{left}{row}:{right}{row}" for row in range(6, 12) for left, right in ("EF", "GH")),
            *("A6:B11", "A12:B12", "C12:H12", "A13:B13", "C13:D13", "E13:F13", "G13:H13", "A14:A15"),
            *("B14:E14", "F14:H14", "B15:E15", "F15:H15", "A16:A19", "B16:B17", "C16:E16", "F16:H16"),
        ]
    )
    sketch.put(
        {"A1": "补贴自评表", "A2": "（2024年度）", "A3": "项目名称", "C3": "补贴", "A4": "主管部门及代码"}
    )
    sketch.put({"C4": "407-人社局", "F4": "实施单位", "G4": "社保中心", "A5": "项目属性", "C5": "一次性项目"})
    sketch.put({"F5": "项目期", "G5": "1年", "A6": "项目资金\n（元）"})
    funds = ("资金总额：", "其中：中央财政资金", "省级财政资金", "市县（区）财政资金", "单位自筹", "其他资金")
    for number, label in enumerate(funds):
        before, after = ("实施期", "年度") if number == 0 else ("", "")
        sketch.row(6 + number, before + label, 100 - number, after + label, "", 90 - number, at="C")
    sketch.put({"D11": "", "G11": "", "A12": "项目概况", "C12": "发放补贴", "A13": "执行率", "C13": "100%"})
    sketch.put({"E13": "得分", "G13": "100分", "A14": "总体\n目标", "B14": "实施期目标", "F14": "年度目标"})
    sketch.put({"B15": "长期发放", "F15": "今年发放", "A16": "绩效指标", "B16": "一级指标"})
    sketch.put({"C16": "实施期指标", "F16": "年度指标"})
    sketch.row(17, *("二级指标", "三级指标", "指标值") * 2, at="C")
    sketch.row(18, "产出指标", *("数量指标", "人数", "≥62人") * 2, at="B")
    sketch.row(19, "效益指标", "社会效益", "获得感", "提升", "社会效益", "获得感", "逐年提升", at="B")
    return sketch.row(
        20, "负责人：", "某某", "经办人：", "某某", "联系电话：", "000", "填报日期：", "20250407"
    )


def apart() -> tuple[Sketch, ...]:
    """Lay the parts of a form of Shanxi out on sheets of their own, as a budget system exports them."""
    head = Sketch(merges=["A1:I1"]).put({"A1": "培训项目支出绩效自评表", "A2": "年度：", "B2": "2024"})
    head.put(
        {"E2": "金额单位：万元", "A3": "项目名称", "B3": "培训经费", "C3": "主管部门及代码", "D3": "407-局"}
    )
    head.put({"A4": "预算单位", "B4": "社保中心"})
    funds = Sketch().row(1, "序号", "资金来源", "目标申报数", "预算编制数", "调整后预算数", "预算执行数")
    funds.row(1, "资金结(转)余", "预算执行率", "自评得分", "未完成原因分析", at="G")
    funds.row(2, 1, "资金总额:", 26.21, 26.2, 26.1, 26, 0.1, 99, 9.9)
    goals = Sketch(merges=["B1:I1", "B2:I2"]).put({"A1": "年度绩效目标", "B1": "发放补助。"})
    goals.put({"A2": "目标完成情况", "B2": "已发放。"})
    rows = Sketch().row(
        1, "序号", "一级指标", "二级指标", "三级指标名称", "年初指标值", "计算符号", "调整后指标值"
    )
    rows.row(1, "计量单位", "完成值", "定性指标情况说明", "权重", "自评得分", "未完成原因分析", at="H")
    rows.row(2, 1, "产出指标", "数量指标", "村数", "", "=", 308, "个", 308, "", 90, 90)
    rows.put({"B3": "总分", "L3": 99.9, "M3": "优"})
    words = Sketch(merges=["B1:M1"]).put({"A1": "主要经验做法", "B1": "加强领导"})
    return head, funds, goals, rows, words


def framework(**changed: dict[str, str]) -> Sketch:
    """Lay out the framework of a department, its rows from the last to the first with scores of 1, 2, 3 …

    Args:
        changed: Other texts of a row, by column; for "added" a row at the end.
    """
    table = library().template("department-framework").table("framework")
    assert table is not None
    columns = [column.id for column in table.columns][:-1]
    sketch = Sketch(merges=["A1:F1"]).put({"A1": "部门整体支出绩效评价共性指标框架"})
    sketch.row(2, *(column.label for column in table.columns))
    rows = {row.id: row.texts for row in reversed(table.rows)} | {"added": {}}
    number = 0
    for name, texts in rows.items():
        told = {**texts, **changed.get(name, {})}
        if told:
            number += 1
            sketch.row(2 + number, *(told.get(column, "") for column in columns), number)
    return sketch.put({f"A{3 + number}": "合计", f"F{3 + number}": 88})
