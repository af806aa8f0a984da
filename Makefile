# Building and testing need Go alone:  go build ./...   go test ./...
# The targets below save typing; `make fonts` is a developer's tool.

VERSION ?= 0.1.0

.PHONY: build man test check cross vulnerabilities bench fuzz fonts pictures sample clean

build: ## the program, into bin/; without the C library it begins sooner, and runs on any Linux
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/ ./cmd/jianggao

test: ## every test
	go test ./...

check: test ## tests, vet, gofmt, cross builds
	go vet ./...
	go vet -tags man ./...
	test -z "$$(gofmt -l .)"
	$(MAKE) cross

cross: ## the program and its tests build for the other systems
	GOOS=windows go vet ./...
	GOOS=darwin go vet ./...

vulnerabilities: ## govulncheck, where its database can be reached
	sh .ci/vulnerabilities

bench: build ## speed and memory of every stage, of folders of books, and beside other programs
	go test -run '^$$' -bench . -benchmem ./...
	go run ./bench/batch bin/jianggao testdata/sample.txt
	bench/compare.sh bin/jianggao testdata/sample.txt

man: ## the man pages, into build/man
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} go run -tags man ./cmd/jianggao man build/man

fuzz: ## every fuzz target for FUZZTIME each
	sh .ci/fuzz $(or $(FUZZTIME),30s)

fonts: ## cut the embedded fonts anew (Python, fonttools, npm)
	python3 fonts/make.py

pictures: ## the README's pictures of the sample (chromium, poppler-utils, pngquant)
	sh testdata/pictures/make.sh
	sh testdata/pictures/layouts.sh

sample: build ## convert the bundled sample into out/
	bin/jianggao convert --force -o out testdata/sample.txt

clean:
	rm -rf bin out build
