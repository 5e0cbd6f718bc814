#!/bin/sh
# Compares reading a 70 MB journal (parse and walk every sample) with orjson.loads on the same file.
# Usage: scripts/bench-json.sh [runs]
set -eu
cd "$(dirname "$0")/.."
runs=${1:-7}
cache=.cache/bench-json
mkdir -p "$cache"

if [ ! -x "$cache/venv/bin/python" ]; then
  python3 -m venv "$cache/venv"
  "$cache/venv/bin/pip" install --quiet --disable-pip-version-check orjson
fi
python="$cache/venv/bin/python"
swift build -c release --product json-bench >&2
bench="$(swift build -c release --show-bin-path)/json-bench"

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }

"$python" -c 'import orjson; print("orjson", orjson.__version__)'
for style in compact indented; do
  file="$cache/$style.json"
  [ -s "$file" ] || "$python" scripts/bench-json-generate.py "$style" "$file"
  : >"$cache/ours.txt"
  : >"$cache/theirs.txt"
  i=0
  while [ "$i" -lt "$runs" ]; do
    "$bench" "$file" >>"$cache/ours.txt"
    "$python" scripts/bench-json-orjson.py "$file" >>"$cache/theirs.txt"
    i=$((i + 1))
  done
  size=$(wc -c <"$file")
  ours=$(cut -d' ' -f1 "$cache/ours.txt" | median)
  parse=$(cut -d' ' -f3 "$cache/ours.txt" | median)
  theirs=$(cut -d' ' -f1 "$cache/theirs.txt" | median)
  memory=$(cut -d' ' -f2 "$cache/ours.txt" | median)
  memory_theirs=$(cut -d' ' -f2 "$cache/theirs.txt" | median)
  awk -v style="$style" -v size="$size" -v ours="$ours" -v parse="$parse" -v theirs="$theirs" \
    -v memory="$memory" -v memory_theirs="$memory_theirs" 'BEGIN {
      printf "%-8s %5.1f MB  JSON %6.1f ms (parse %.1f + walk %.1f), peak %.2f x file;", style, size / 1e6, ours,
        parse, ours - parse, memory * 1024 / size
      printf "  orjson %6.1f ms, peak %.2f x file;  ratio %.2f\n", theirs, memory_theirs * 1024 / size, theirs / ours
    }'
done
