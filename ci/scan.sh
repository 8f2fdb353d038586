#!/usr/bin/env bash
# Runs mtcheck for the action: a report in the log, annotations, the summary of the
# job, the files that were asked for. Ends as mtcheck ends.
set -euo pipefail

work=$(mktemp -d "$RUNNER_TEMP/mtcheck.XXXXXX")
options=("--output-format=${INPUT_OUTPUT_FORMAT:-grouped}" "--output=json=$work/report.json")

# An input that is one value; a line end in it could forge outputs and commands.
single() {
  local name=$1 value=$2
  if [[ $value == *[$'\n\r']* ]]; then
    echo "::error::the input \"$name\" takes one line"
    exit 2
  fi
}

# option NAME VALUE: hands the value on, joined to its option so that no value can
# be taken for another option.
option() {
  single "$1" "$2"
  if [[ -n $2 ]]; then
    options+=("--$1=$2")
  fi
}

option config "${INPUT_CONFIG:-}"
option fail-on "${INPUT_FAIL_ON:-}"
option profile "${INPUT_PROFILE:-}"
option baseline "${INPUT_BASELINE:-}"
option since "${INPUT_SINCE:-}"
single output-format "${INPUT_OUTPUT_FORMAT:-}"
single sarif-file "${INPUT_SARIF_FILE:-}"

if [[ -n ${INPUT_SARIF_FILE:-} ]]; then
  options+=("--output=sarif=$INPUT_SARIF_FILE")
fi
if [[ ${INPUT_ANNOTATIONS:-true} == true ]]; then
  options+=("--output=github=$work/annotations")
fi
if [[ ${INPUT_SUMMARY:-true} == true ]]; then
  options+=("--output=markdown=$work/summary.md")
fi

# Several values, one a line; blank lines and the spaces around are nobody's.
lines() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    if [[ -n $line ]]; then
      found+=("$line")
    fi
  done <<< "$1"
}

found=()
lines "${INPUT_OUTPUTS:-}"
for output in ${found[@]+"${found[@]}"}; do
  options+=("--output=$output")
done
found=()
lines "${INPUT_PATHS:-.}"

# What the report quotes must not be taken for commands of the runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
code=0
"$PROGRAM" scan "${options[@]}" -- ${found[@]+"${found[@]}"} < /dev/null || code=$?
echo "::$token::"

if [[ -s $work/annotations ]]; then
  cat "$work/annotations"
fi
if [[ -s $work/summary.md && -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  cat "$work/summary.md" >> "$GITHUB_STEP_SUMMARY"
fi
{
  echo "exit-code=$code"
  if [[ -s $work/report.json ]]; then
    # The first of the file's counts is that of the summary, over all files.
    findings=$(grep -o -m1 '"findings": *[0-9][0-9]*' "$work/report.json" | head -n1)
    echo "findings=${findings##*[: ]}"
  fi
  if [[ -n ${INPUT_SARIF_FILE:-} && -s $INPUT_SARIF_FILE ]]; then
    echo "sarif-file=$INPUT_SARIF_FILE"
  fi
} >> "$GITHUB_OUTPUT"
rm -rf "$work"
exit "$code"
