// Judges EPUBs by two programs of npm: @likecoin/epubcheck-ts and DAISY Ace.
//
//   NODE_PATH=…/node_modules node epub.cjs FOLDER FILE...
//
// Prints one JSON object per file: {"file", "epubcheck": [...], "ace": [...]},
// what each has to say against it. Ace works in FOLDER, with the browser of
// PUPPETEER_EXECUTABLE_PATH, which is started once for all.
process.env.ACE_TIMEOUT_INITIAL ||= '120000'; // for the browser to start, on a busy machine too
const fs = require('fs');
const path = require('path');
const { EpubCheck } = require('@likecoin/epubcheck-ts');
const ace = require('@daisy/ace-core');
const runner = require('@daisy/ace-axe-runner-puppeteer');

const once = { ...runner, launch: async () => {}, close: async () => {} };

async function epubcheck(file) {
	const result = await EpubCheck.validate(new Uint8Array(fs.readFileSync(file)));
	return result.messages
		.filter((m) => ['fatal', 'error', 'warning'].includes(m.severity))
		.map((m) => `${m.id} ${m.location ? m.location.path + ':' + m.location.line : ''} ${m.message}`);
}

async function judgedByAce(file, out) {
	await ace(file, { cwd: process.cwd(), outdir: out, tmpdir: out + '.tmp', silent: true, verbose: false, initLogger: true, fileName: out + '.log' }, once);
	const report = JSON.parse(fs.readFileSync(path.join(out, 'report.json'), 'utf8'));
	const said = [];
	for (const subject of report.assertions)
		for (const a of subject.assertions || [])
			said.push(`${subject['earl:testSubject'].url}: ${a['earl:test']['dct:title']}: ${a['earl:result']['dct:description']}`);
	if (said.length === 0 && report['earl:result']['earl:outcome'] !== 'pass') said.push('no pass, and no reason given');
	return said;
}

(async () => {
	const [folder, ...files] = process.argv.slice(2);
	await runner.launch();
	for (const [i, file] of files.entries()) {
		const out = path.join(folder, String(i));
		console.log(JSON.stringify({ file, epubcheck: await epubcheck(file), ace: await judgedByAce(file, out) }));
	}
	await runner.close();
	process.exit(0);
})().catch((e) => {
	console.error(e);
	process.exit(1);
});
