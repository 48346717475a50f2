"""Names of files that are handed over, their tokens, and the list in a unit's bundle."""

YEAR, UNIT_CODE, UNIT, DEPARTMENT = "年度", "单位编码", "单位名称", "主管部门"
PROJECT_CODE, PROJECT, FORM, VERSION, RECEIPT = "项目编码", "项目名称", "表名", "版本", "校验码"

USUAL = "{年度}_{单位编码}{单位名称}_{项目编码}_{项目名称}_{表名}_{版本}_{校验码}"
"""How a file is called unless the clerk chose otherwise."""
BUNDLE = "{年度}_{单位编码}{单位名称}_绩效自评"
VERSION_OF = "{version}版"

UNKNOWN_TOKEN = (
    "文件名规则里的“{{{token}}}”不认识，可以用的有：{known}。请改正后再导出，或清空以使用默认的规则。"
)
STRAY_BRACE = "文件名规则“{pattern}”里的花括号没有成对，请把每个代号写成{{代号}}的样子。"
NO_TOKEN = "文件名规则“{pattern}”里没有代号，所有的表会叫同一个名字；请至少写一个，如{{项目名称}}。"
TOKEN = "{{{token}}}"
BETWEEN = "、"

LIST_FILE = "清单.xlsx"
LIST_SHEET = "清单"
LIST_TITLE = "{year}年度绩效自评报送清单"
LIST_TITLE_NO_YEAR = "绩效自评报送清单"
LIST_UNIT = "报送单位：{unit}"
LIST_COUNT = "共{count}张表"
LIST_COLUMNS = ("序号", "文件", "项目名称", "总分", "等级", "校验码")
BETWEEN_UNITS = "、"

NOTHING_TO_BUNDLE = "没有可以打包的表。"
BLANK_IN_BUNDLE = "“{name}”还是空白的，没有打包；请填好以后再打包，或不选它。"
UNREAD_IN_BUNDLE = "{sentence}因此没有打包。"
TWICE_IN_BUNDLE = "“{file}”与“{other}”内容相同（校验码{code}），只打包一次。"
SAME_PROJECT_IN_BUNDLE = "“{files}”是同一单位、年度、项目的表，内容不同，都打包了，请核对要报哪一张。"
UNITS_IN_BUNDLE = "这个报送包里有{count}个单位的表：{units}。每个单位单独打包时，请分开运行。"
NO_UNIT = "（没有填单位）"
BETWEEN_FILES = "”“"
BUNDLED = "单位报送包，{forms}张表"
