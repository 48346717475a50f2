"""Words of the dialog in which codes of units and projects are typed."""

TITLE = "单位、项目编码"
INTRO = (
    "表样里没有编码这一栏时，在这里给单位和项目各填一次，导出、打包时会写进文件名（{单位编码}、{项目编码}）。"
)
COLUMNS = ("单位", "项目", "编码")
LIST = "单位和项目的编码"
NONE = "还没有草稿。先新建或导入自评表，再来填编码。"
DONE = "已保存编码：改了{count}处。"
UNCHANGED = "编码没有改动。"
SAVE = "保存"
