"""What is said when the process that reads foreign files has to give one up."""

_NOTHING_READ = "没有读入任何内容，不影响其他文件"
_COPY_THE_FORM = "请用WPS或Excel打开它，只把自评表复制到新工作簿后再导入。"

TOO_LONG = f"“{{name}}”读了{{seconds}}秒还没有读完，已经停止，{_NOTHING_READ}；{_COPY_THE_FORM}"
TOO_MUCH = f"读“{{name}}”要用的内存超过{{megabytes}}兆字节，已经停止，{_NOTHING_READ}；{_COPY_THE_FORM}"
DIED = f"读“{{name}}”时读取进程意外中止（{{how}}），{_NOTHING_READ}；请再试一次，仍然如此{_COPY_THE_FORM}"
UNFORESEEN = (
    f"“{{name}}”里有本程序没有料到的内容（{{what}}），{_NOTHING_READ}；{_COPY_THE_FORM}"
    "也请把原文件交给本程序的维护人员。"
)
NOT_STARTED = (
    "读取进程没有启动（{reason}），所以没有读“{name}”；请关闭一些程序后再试，仍不行请重新安装本程序。"
)
DEFINITIONS_CHANGED = "读“{name}”时表样正好有改动，没有读入任何内容，请再读一次。"

BY_SIGNAL = "信号{number}"
BY_CODE = "退出码{number}"
NO_PROGRAM = "找不到程序本身"
NO_ANSWER = "没有回应"

SHEET = "{file}（第{number}张，共{count}张：{sheet}）"
