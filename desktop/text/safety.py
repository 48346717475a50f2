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
SECOND_UNCHANGED = "“{place}”里已有最新的备份。"
SECOND_FOLDER = "ziping-backups"

REHEARSED = "{at}演练恢复了{made}的备份：{count}张自评表全部能打开、能评分，与现有资料一致。"
REHEARSED_BAD = "{at}演练恢复{made}的备份时发现问题：{problems}"
REHEARSAL_OPEN = "“{title}”打不开（{reason}）"
REHEARSAL_DIFFERS = "“{title}”与现有资料不一致"
REHEARSAL_REFUSED = "备份不能恢复（{reason}）"
REHEARSING = "演练恢复备份"
JOINT = "；"
NO_BACKUP_BEFORE_IMPORT = "导入前的备份没有做成（{reason}）；导入照常进行，仍可撤销。"
NO_BACKUP_BEFORE_CHANGE = "更换前的备份没有做成（{reason}）。草稿没有改动，请到“数据安全”里查看备份的位置。"
