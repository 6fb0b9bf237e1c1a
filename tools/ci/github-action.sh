#!/usr/bin/env bash
# The steps of action.yml, which says what the variables mean.
#
#   tools/ci/github-action.sh install    PACKAGE
#   tools/ci/github-action.sh check      PATHS CHECKS BASELINE DIFF_BASE ARGS SARIF HTML
#
# "check" ends with 0 whatever the tool finds, so that SARIF is uploaded before the action fails: the exit code and the
# number of findings are outputs.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
rows=100 # GitHub takes 1 MiB of summary

fail() {
  echo "::error::driver-tidy: $*"
  exit 2
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

apt_install() {
  as_root apt-get update --quiet
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "$@"
}

install_package() {
  local file=$1
  if [[ $file == https://* ]]; then
    file=$(mktemp -d)/driver-tidy.deb
    curl --fail --silent --show-error --location --retry 3 --output "$file" "$1" || fail "cannot download $1"
    chmod a+rx "$(dirname "$file")" # for apt's own user
  fi
  [ -f "$file" ] || fail "no such package: $file"
  apt_install "$(realpath "$file")"
}

build() {
  "$top/tools/setup" --build-only
  (cd "$top" && cmake --preset release && cmake --build --preset release --target driver-tidy)
  echo "$top/build/bin" >>"$GITHUB_PATH"
}

install() {
  { command -v jq && command -v curl; } >/dev/null || apt_install jq curl ca-certificates
  if [ -n "${PACKAGE:-}" ]; then
    install_package "$PACKAGE"
  else
    build
  fi
}

# One word a line. Understands quotes as a shell does, but runs nothing.
words() {
  xargs --no-run-if-empty printf '%s\n' <<<"$1"
}

run_check() {
  local split arguments=()
  split=$(words "$PATHS") || fail "paths: a quote is not closed"
  [ -z "$split" ] || mapfile -t arguments <<<"$split"
  arguments+=("--sarif=$SARIF")
  [ -z "${CHECKS:-}" ] || arguments+=("--checks=$CHECKS")
  [ -z "${BASELINE:-}" ] || arguments+=("--baseline=$BASELINE")
  [ -z "${DIFF_BASE:-}" ] || arguments+=("--diff=$DIFF_BASE")
  [ -z "${HTML:-}" ] || arguments+=("--html=$HTML")
  split=$(words "${ARGS:-}") || fail "args: a quote is not closed"
  [ -z "$split" ] || mapfile -t -O "${#arguments[@]}" arguments <<<"$split"

  # In a container the workspace belongs to another user, and git would refuse it.
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$PWD \
    driver-tidy check "${arguments[@]}"
}

# The findings that are neither suppressed nor in the baseline, as a JSON list.
findings() {
  jq '[.runs[].results[]?
    | select(.baselineState | . == null or . == "new" or . == "updated")
    | select((.suppressions // []) == [])]' "$SARIF"
}

# shellcheck disable=SC2016 # the variables are jq's
table='
  def cell: gsub("\\|"; "\\|") | gsub("<"; "&lt;") | gsub("\\s+"; " ");
  def plain: gsub(" ?\\[[^]]*\\]\\(\\d+\\)\\.?"; ""); # links to related locations lead nowhere here
  if length > 0 then "", "| where | finding | check |", "| --- | --- | --- |" else empty end,
  (.[:$rows][] | .locations[0].physicalLocation as $where
    | "| \($where.artifactLocation.uri | cell):\($where.region.startLine)"
      + " | \(.message.text | plain | cell) | `\(.ruleId)` |"),
  if length > $rows then "", "… and \(length - $rows) more." else empty end'

verdict() {
  case $1 in
    0) echo "clean" ;;
    1) echo "findings" ;;
    2) echo "wrong use, or nothing could be checked; the log says why" ;;
    3) echo "some inputs could not be checked; the log says which" ;;
    *) echo "driver-tidy itself failed" ;;
  esac
}

summarize() {
  local found=$1 count=$2 status=$3
  echo "### driver-tidy: $(verdict "$status")"
  echo
  echo "Findings: ${count:-unknown}. Exit code: $status."
  jq --raw-output --argjson rows "$rows" "$table" <<<"$found"
}

check() {
  local status=0 found='[]' count=''
  command -v driver-tidy >/dev/null || fail "not installed"
  rm -f "$SARIF" # of an earlier run
  run_check || status=$?
  if [ -s "$SARIF" ]; then
    found=$(findings)
    count=$(jq length <<<"$found")
  fi
  printf '%s\n' "exit-code=$status" "findings=$count" >>"$GITHUB_OUTPUT"
  summarize "$found" "$count" "$status" >>"$GITHUB_STEP_SUMMARY"
}

case ${1:-} in
  install | check) "$1" ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
