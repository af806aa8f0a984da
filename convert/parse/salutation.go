package parse

import (
	"strings"
	"unicode/utf8"
)

// addressees are the words salutations address people by.
var addressees = re(`同志|领导|老师|同学|朋友|来宾|嘉宾|代表|委员|家长|评委|各位|大家|女士|先生|乡亲|父老|工友|战友|同事|同仁|主席|主任|书记|校长|院长|局长|厂长|经理|董事|教授|教练|师傅|居民|党员|干部|员工|职工|队员|学员|考官|法官|听众|观众|读者|兄弟|姐妹|伙伴|孩子|爸爸|妈妈|父母|亲人|亲友|邻居|校友|客户|股东|媒体|企业家|专家|医生|护士|战士|官兵|首长|公民|市民|村民|群众|新人|亲爱的|尊敬的|敬爱的|^(?:dear |ladies and gentlemen|good (?:morning|afternoon|evening),|fellow |my friends|hello,)`)

// isVocative reports whether a folded line is a salutation: whom the speech
// addresses, and nothing said yet.
func isVocative(f string) bool {
	f = strings.TrimSpace(f)
	last, size := utf8.DecodeLastRuneInString(f)
	if last != ':' && last != '!' && last != ',' || len(f) > 200 {
		return false
	}
	n := utf8.RuneCountInString(f)
	body := f[:len(f)-size]
	if n < 3 || n > 60 || holds(body, "。!?;") || !addressees.MatchString(f) && !(last == ':' && addressesAny.MatchString(f)) {
		return false
	}
	switch last {
	case ':':
		if !startsVocative(f) && n > longestAddress && asks.MatchString(f) {
			return false // 出门之前,请大家照着这张纸看一遍:
		}
		return !announces.MatchString(f) && (n <= 40 || strings.Count(f, "、")+strings.Count(f, ",")+strings.Count(f, "各位")+strings.Count(f, "尊敬") >= 3)
	case '!', ',':
		if strings.Contains(f, "好!") || strings.Contains(f, "好,") {
			return false
		}
		return startsVocative(f) && !verbs.MatchString(f) && n <= 30
	}
	return false
}

// longestAddress is how long a salutation is whose verbs are not asked for.
const longestAddress = 24

// addressesAny matches a salutation to people the table does not name: 各位船东:,
// 爷爷奶奶、叔叔阿姨们:.
var addressesAny = re(`^(?:尊敬的|敬爱的|亲爱的|可爱的|各位|诸位|全体|在座的)[\p{Han}、, ]{2,30}:$|^[\p{Han}、, ]{1,24}[^我你他她它咱人]们:$`)

// asks are the words of a sentence that tells people what to do.
var asks = re(`请|让|就|都|把|被|将|会|能|要`)

func startsVocative(f string) bool {
	for _, s := range []string{"尊敬的", "敬爱的", "亲爱的", "各位", "同志们", "同学们", "朋友们", "老师们", "乡亲们", "女士们", "dear ", "ladies and ", "fellow "} {
		if strings.HasPrefix(f, s) {
			return true
		}
	}
	return false
}

// verbs betray that something is being said to those who are addressed.
var verbs = re(`让我们|谢谢|感谢|我们|我|祝|是|要|请|说|在|有|大家好|辛苦`)

// announces matches a line that ends in a colon because something follows, not
// because somebody is addressed: 老师问我：
var announces = re(`(?:说|问|问道|道|答|写|写道|讲|想|是|喊|叫|唱|念|如下|一句|几点|要求|认为|指出|强调|表示|(?:告诉|告诫|叮嘱|嘱咐|提醒|请教|送给|写给|问|对[^方]|跟|劝|让|给).{1,8}|件事|句话|方面|意见|希望|建议|问题|目标|口号|点)[着了过]?:$|^(?:我|他|她|你)(?:[^的]|$)`)

// greets matches addressees and a greeting to them, and nothing said yet:
// 各位老师，同学们，大家好！
var greets = re(`^[^。!?;:]{2,40}[,、! ](?:大家|各位|你们|您们|诸位)?(?:早上|早晨|上午|中午|下午|晚上|节日|新年|新春|过年)?好[!。]?$|^(?:[\p{Han}]{2,4}好!){2,4}$`)

// isGreeting reports whether a folded line addresses the audience and greets
// it.
func isGreeting(f string) bool {
	return utf8.RuneCountInString(f) <= 50 && greets.MatchString(f) && addressees.MatchString(f) && !said.MatchString(f)
}

// said are words of more than a greeting.
var said = re(`我|是|让|祝|谢|请|很高兴|今天|身体|工作|学习`)

// leadingRows is how many rows of a speech may hold its salutations.
const leadingRows = 4
