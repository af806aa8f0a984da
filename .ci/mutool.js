// Prints what mutool makes of the outline, the links and the labels of a PDF,
// as JSON, for the checks of a finished file:
//
//   mutool run mutool.js FILE
var doc = new Document(scriptArgs[0]);
var facts = { pages: doc.countPages(), labels: [], outline: [], links: [] };

// page reads "#page=3&zoom=..." where the library does not resolve it.
function page(uri) {
	return parseInt(/#page=(\d+)/.exec(uri)[1], 10);
}

function walk(items, level) {
	(items || []).forEach(function (item) {
		facts.outline.push({ level: level, title: item.title, page: page(item.uri) });
		walk(item.down, level + 1);
	});
}

walk(doc.loadOutline(), 1);
for (var i = 0; i < facts.pages; i++) {
	var p = doc.loadPage(i);
	if (p.getLabel) { // from 1.22 on
		facts.labels.push(p.getLabel());
	}
	p.getLinks().forEach(function (l) {
		facts.links.push({ on: i + 1, rect: l.getBounds ? l.getBounds() : l.bounds, page: page(l.getURI ? l.getURI() : l.uri) });
	});
}
print(JSON.stringify(facts));
