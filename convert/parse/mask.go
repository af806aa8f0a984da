package parse

import "jianggao/convert/warning"

var (
	maskedYear  = re(`(?:(?:19|20){1,2}|一九|二〇|二零|二十)?[\d]{0,2}[xX×＊*_○]{1,4}[ ]?年`)
	maskedName  = re(`\*{2,6}|[xX×]{2,4}(?:同志|总书记|书记|主席|主任|局长|县长|市长|省长|校长|院长|镇长|乡长|区|县|市|镇|乡|村|省|公司|学校|单位|学院|大学|中学|小学|社区|街道|部门)|某某`)
	missingName = re(`(?:^|[。！？”])(?:同志)?(?:[在于][^，。！？：“]{2,28}?,?)?(?:强调|指出|要求|提出)[:：,，“]`)
)

// mostMasks is how many masks of one line are warned of.
const mostMasks = 20

// warnMasks warns of what the page has masked: years, names, and names that
// were taken out whole.
func (pg *page) warnMasks(bs []block) {
	for i := range bs {
		for _, r := range bs[i].rows {
			w := &pg.rows[r]
			for _, m := range maskedYear.FindAllString(w.clean, mostMasks) {
				pg.warn(w.line, warning.MaskedYear, m)
			}
			for _, m := range maskedName.FindAllString(w.clean, mostMasks) {
				pg.warn(w.line, warning.MaskedName, m)
			}
			for _, loc := range missingName.FindAllStringIndex(w.clean, mostMasks) {
				if loc[0] == 0 && r != bs[i].rows[0] {
					continue // the middle of a broken paragraph
				}
				pg.warn(w.line, warning.MissingName, w.clean[loc[0]:loc[1]])
			}
		}
	}
}
