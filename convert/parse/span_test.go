package parse

import (
	"strings"
	"testing"
)

// A site prints its title again between the paragraphs of a speech; a speaker
// may name the title in words of his own.
func TestTitleAgain(t *testing.T) {
	const page = `国旗下讲话：让读书成为习惯演讲稿

时间:2021-03-04 校园演讲 我要投稿

让读书成为习惯演讲稿

让读书成为习惯演讲稿

　　老师们、同学们：

让读书成为习惯演讲稿

　　我家楼下有一间租书店，老板娘认得每一个放学不回家的孩子，也记得每一本没有还的书。

　　让读书成为习惯

　　我从八岁起在那里看书，看到店门关了，就坐在门口的石阶上把最后几页看完。今天我想把那条石阶上的事讲给大家听。

让读书成为习惯演讲稿

　　这就是《让读书成为习惯演讲稿》的由来，谢谢大家！
`
	r := parse(t, page)
	var kept []string
	for _, e := range r.Ledger {
		switch {
		case e.Text == "让读书成为习惯演讲稿" && e.Fate != Dropped:
			t.Errorf("line %d is kept", e.Line)
		case e.Fate != Dropped:
			kept = append(kept, e.Text)
		}
	}
	for _, want := range []string{"让读书成为习惯", "的由来"} {
		if !strings.Contains(strings.Join(kept, "\n"), want) {
			t.Errorf("%s is not kept", want)
		}
	}
	if len(kept) != 5 {
		t.Errorf("%d lines kept: %q", len(kept), kept)
	}
}

// kept gives the kept lines of a page, a line each.
func kept(r *Result) []string {
	var out []string
	for _, e := range r.Ledger {
		if e.Fate != Dropped && !e.Part {
			out = append(out, e.Text)
		}
	}
	return out
}

// Where a page without labels begins its speech, and what stands before it.
func TestStart(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"the first words of a dialogue end in a semicolon",
			"教师节主持词\n\n甲：九月是一场还没有散的雨；\n乙：九月是一盏刚刚点亮的灯。\n甲：今晚我们把灯和雨都请到了台上。\n乙：联欢会现在开始！\n",
			"甲：九月是一场还没有散的雨；"},
		{"an outline says the headings before the speech",
			"目录/提纲：\n一、看清形势，把村里的账算明白\n二、选准带头人，把班子配齐\n三、守住规矩，把选票投好\n在村级换届选举会上的讲话\n镇党委书记\n同志们：\n今年是换届年，我讲三点意见，请大家记下来。\n一、看清形势，把村里的账算明白\n村里的账本我看了三个晚上，有的写得清，有的写得糊涂。\n二、选准带头人，把班子配齐\n带头人要能吃亏，也要能干事，两样缺一样都不行。\n",
			"同志们："},
		{"a title is printed twice and asks",
			"首页 > 演讲稿\n感恩演讲稿：我们学会感恩了吗？\n\n感恩演讲稿：我们学会感恩了吗？\n\n家长朋友们：\n饭桌上不谈分数，这是我家的规矩，也是我今天要讲的全部道理。\n", "家长朋友们："},
		{"a refrain is no title",
			"愿你慢慢长大\n\n愿你慢慢长大，愿你有好运气。\n如果没有，愿你在不幸中学会慈悲。\n愿你慢慢长大，愿你有好运气。\n如果没有，愿你被很多人爱着。\n", "愿你慢慢长大，愿你有好运气。"},
	} {
		if got := kept(parse(t, c.page)); len(got) == 0 || got[0] != c.want {
			t.Errorf("%s: %q, want %q first", c.name, got, c.want)
		}
	}
}

// Paragraphs in English end with a full stop, and are not joined.
func TestEnglishParagraphs(t *testing.T) {
	r := parse(t, "毕业典礼英文演讲稿\n\n各位老师：\n\nGood morning, teachers and friends. It is an honor to stand up here today.\n\nWhat makes life valuable is that it does not last forever.\n\n生命可贵，因为它不会永远停在这一天。\n\nThank you, and good luck.\n\n谢谢大家！\n")
	if bs := r.Book.Speeches[0].Blocks; len(bs) != 6 {
		t.Errorf("%d blocks, want 6: %v", len(bs), bs)
	}
}
