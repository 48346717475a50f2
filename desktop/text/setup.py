"""Sentences said before the window or a command has started."""

NO_SCREEN = "这台电脑没有屏幕，不能打开窗口，改为运行演示（demo）。"
NO_QT = (
    "打不开窗口：Qt 用不了（{reason}）。请用 ./run 启动，它会装好缺少的系统库或说明要装哪些；"
    "命令行照常可用，例如 ziping check 表.xlsx。"
)
