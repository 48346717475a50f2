"""Wording of moving everything to another computer in one file."""

WRONG_FILE = (
    "“{file}”不是本程序的数据文件，没有恢复，现有资料未动。请选择在原电脑上用“导出全部数据”得到的文件。"
)
BROKEN = (
    "数据文件“{file}”不完整（{reason}），没有恢复，现有资料未动。请在原电脑上重新导出全部数据，再拷贝过来。"
)
NOT_READ = "读不了“{file}”（{reason}），没有恢复，现有资料未动。请检查U盘是否插好、文件能否打开，再试一次。"
BAD_STORE = "里面的资料库已损坏"
NOT_PACKED = "全部数据没有导出"
NO_STORE = "本机还没有资料，不用备份。"
THERE_ALREADY = "“{file}”已经存在，没有覆盖；请换一个文件名，或加上--force。"
NOT_WRITTEN = "全部数据没有导出：“{file}”（{reason}）。请换一个位置再试。"
CUT = "文件被截断或改动"

BACKED_UP = "已把全部资料（{drafts}张自评表及其修改记录、表样、设置）写到“{file}”，共{size}。"
RESTORED = "已恢复全部资料：{drafts}张自评表及其修改记录，另有{files}个表样和设置文件。"
KEPT_STORE = "原有的资料没有删除，保存在“{place}”。"
KEPT_FILES = "原有的设置和表样保存在“{place}”。"
MEGABYTES = "{size}MB"

BACKUP = "把全部资料（自评表、修改记录、表样、设置）写成一个文件，用来换电脑或存到U盘"
BACKUP_FILE = "要写成的文件"
RESTORE = "从“导出全部数据”得到的文件恢复全部资料；原有的资料会保留下来"
RESTORE_FILE = "“导出全部数据”得到的文件"
RECOVER = "修复损坏的资料库：用原文件中读得出来的内容和备份重建，并说明哪些内容没能恢复"
