"""One sentence and one remedy for each finding over two years of a project."""

YEAR_FINDINGS: dict[tuple[str, str], tuple[str, str]] = {
    ("target-lowered", ""): (
        "“{row}”上年目标{target}、实际{actual}，没有完成；今年目标降为{printed}。",
        "请说明调低目标的依据，或恢复原目标。",
    ),
    ("target-copied", ""): (
        "“{row}”今年的目标{printed}就是上年的实际完成值（上年目标{target}）。",
        "请核对目标是不是按今年的任务定的。",
    ),
    ("text-of-last-year", ""): (
        "“{label}”与上年几乎一样。",
        "请按今年的实际情况填写。",
    ),
    ("year-left", ""): (
        "沿用上年的文字里还写着{year}年：“{printed}”。",
        "请核对是不是要改成今年。",
    ),
}
