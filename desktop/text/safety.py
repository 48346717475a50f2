"""Wording of the page on data safety (数据安全), backups and moving to another computer."""

REASONS = {
    "closing": "退出时",
    "by-hand": "手工备份",
    "before-import": "导入前",
    "before-restore": "恢复前",
    "before-change": "更换表样或程序前",
    "before-update": "升级前",
    "before-setback": "资料变旧前",
}
OLD_REASON = "备份"

NETWORK = "资料放在网络盘上（{place}）。网络盘断线或两台电脑同时打开时可能损坏资料，请把资料放在本机硬盘，用备份文件传送。"
NO_SECOND_PLACE = "还没有设置第二处备份位置。建议设为U盘或另一块硬盘上的文件夹。"
SECOND_MISSING = "第二处备份位置“{place}”现在不在（U盘没有插上？），这次只备份在本机；插上后再备份一次即可。"
SECOND_DONE = "备份已同时复制到“{place}”。"
SECOND_FAILED = "备份没有复制到“{place}”：{reason}。本机的备份不受影响。"
SECOND_WAS_MISSING = "{at}的备份没有复制到第二处“{place}”：当时它不在（U盘没有插上？）。请再备份一次。"
SECOND_HAD_FAILED = (
    "{at}的备份没有复制到第二处“{place}”：{reason}。本机的备份不受影响，请检查那里以后再备份一次。"
)
SECOND_WITHIN = (
    "“{place}”就在资料所在的文件夹里，本机坏了会一起丢失，不能作第二处备份。请选U盘或另一块硬盘上的文件夹。"
)
NEWER_BACKUP = "{at}的备份里有现在的资料中没有的内容，已长期保留；需要时可用“恢复备份”找回。"
SECOND_UNCHANGED = "“{place}”里已有最新的备份。"
SECOND_FOLDER = "ziping-backups"

REHEARSED = "{at}演练恢复了{made}的备份：{count}张自评表全部能打开、能评分，与现有资料一致。"
REHEARSED_BAD = "{at}演练恢复{made}的备份时发现问题：{problems}。"
MADE_ANEW = "已重新备份一次（{made}），演练恢复完好。请检查磁盘。"
SOUND_BEFORE = "重新备份也没有做好；再往前，{made}的备份完好，可以恢复。请尽快导出全部数据，并检查磁盘。"
NONE_SOUND = "重新备份也没有做好，别的备份也都有问题。请尽快导出全部数据，并检查磁盘。"
NO_ROOM_TO_REHEARSE = (
    "演练没有做成：临时文件夹“{place}”放不下备份，或不能写入。备份本身没有发现问题；请腾出空间后再试一次。"
)
REHEARSAL_OPEN = "“{title}”打不开（{reason}）"
REHEARSAL_DIFFERS = "“{title}”与现有资料不一致"
REHEARSAL_HARMED = "备份里有损坏的地方"
REHEARSAL_REFUSED = "备份不能恢复（{reason}）"
REHEARSING = "演练恢复备份"
END = "。"
JOINT = "；"
NO_BACKUP_BEFORE_IMPORT = "导入前的备份没有做成（{reason}）；导入照常进行，仍可撤销。"
NO_BACKUP_BEFORE_CHANGE = "更换前的备份没有做成（{reason}）。草稿没有改动，请到“数据安全”里查看备份的位置。"
