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
