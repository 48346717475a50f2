"""Sentences about what a clerk said that the headings of foreign files mean."""

NO_TEMPLATE = "记住的标题对应关系指向表样“{template}”，这个表样已不在本程序里，没有照用，请重新指定标题。"
NO_COLUMN = "标题“{heading}”指定为“{column}”，但表样“{template}”里没有这一栏，没有照用，请重新指定。"
SAME_COLUMN = (
    "标题“{heading}”和“{other}”都指定为“{column}”，一栏只能对应一个标题，后一个没有照用，请只保留一个。"
)
USED = "工作表“{sheet}”是按指定的标题对应关系读入的。"
NOT_FITTING = "工作表“{sheet}”的版式有指定的标题对应关系，但按它也读不出“{template}”，请重新指定标题。"

PART_NAMES = {"operator": "计算符号", "unit_of_measure": "计量单位", "sequence": "序号"}
"""What a column that holds a part of a target is called."""

# ---- the file in the user's folder that keeps them

DAMAGED = "记住的标题对应关系（{file}）已损坏（{reason}），已改名为“{aside}”，请重新指定标题。"
UNREADABLE = "读不了记住的标题对应关系（{file}）：{reason}，这次没有照用。"
NOT_TEXT = "不是UTF-8文本"
NOT_JSON = "第{line}行不是合格的JSON"
NOT_OURS = "“{where}”处不是本程序写的内容"

# ---- the command line

AS = "没有认出时按这个表样读（代号或名称）"
COLUMN = "标题=栏目，可写多次，说明文件里的标题对应表样的哪一栏"
REMEMBER = "记住这些对应关系，以后同样版式的文件照此读入"
PAIR = "标题=栏目"
NOT_A_PAIR = "“{text}”不是“标题=栏目”的写法，请写成例如“目标数=指标值”。"
NO_SUCH_COLUMN = "表样“{template}”里没有栏目“{column}”；可写的有：{known}。"
"""The columns are named by their labels."""
AS_NEEDED = "写了“标题=栏目”，还要用 --as 说明按哪个表样读。"
