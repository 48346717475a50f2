"""Words around the name of a place on a form."""

ROW = "第{row}行"
JOINT = " / "
