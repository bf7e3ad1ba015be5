# One word for each thing a developer or a curious visitor does here.

LISTEN ?= 127.0.0.1:8080
DEMO_DIR ?= target/demo-town

# What the tests and the lints are built with, so that nothing is built twice; `make demo` and a plain build do without.
FEATURES = --features gocpont/oidc

.PHONY: demo test bench lint audit screenshot clean setup page

demo: setup page ## the social map of the demo town, in the browser
	@echo "Building the program (the first time takes some minutes)" >&2
	@.ci/cargo build --release --locked -p gocpont
	@$${CARGO_TARGET_DIR:-target}/release/gocpont demo --dir $(DEMO_DIR) --listen $(LISTEN)

test: ## every test there is: Rust, the page's units, the page in a browser
	@.ci/setup --browser
	@.ci/page
	@echo "Building the tests" >&2
	@.ci/cargo test --no-run --locked $(FEATURES)
	cargo test --quiet --locked $(FEATURES)
	cd web && npm run --silent check && npm test --silent
	.ci/browser-story

bench: setup page ## the figures of benches/README.md
	cargo bench --locked -p gocpont-benches

screenshot: page ## the picture in the README, of a demo town that is being served
	cd web && GOCPONT_URL=http://$(LISTEN)/ npm run --silent screenshot -- screenshot.png --lang en --click --hash map=13/47.6330/18.3125

lint: ## format, lints and documentation, as continuous integration has them
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked $(FEATURES) -- -D warnings

audit: ## licences, bans and sources of the dependencies, and known advisories where they can be fetched
	@.ci/audit

clean:
	cargo clean
	rm -rf web/dist web/dist-workbench web/dist-desk web/node_modules

setup:
	@.ci/setup

page:
	@.ci/page
