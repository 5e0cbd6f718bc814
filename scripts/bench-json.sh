#!/bin/sh
# Compares reading a 70 MB journal (parse and walk every sample) with orjson.loads on the same file, once as Python
# runs it and once with its garbage collector off. All take turns, a process each; medians are printed.
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
  : >"$cache/nogc.txt"
  i=0
  while [ "$i" -lt "$runs" ]; do
    "$bench" "$file" >>"$cache/ours.txt"
    "$python" scripts/bench-json-orjson.py "$file" >>"$cache/theirs.txt"
    "$python" scripts/bench-json-orjson.py "$file" nogc >>"$cache/nogc.txt"
    i=$((i + 1))
  done
  size=$(wc -c <"$file")
  ours=$(cut -d' ' -f1 "$cache/ours.txt" | median)
  printf '%s, %s bytes\n' "$style" "$size"
  for who in ours theirs nogc; do
    case $who in
      ours) name="JSON, parse and walk" ;;
      theirs) name="orjson.loads" ;;
      nogc) name="orjson.loads, gc off" ;;
    esac
    time=$(cut -d' ' -f1 "$cache/$who.txt" | median)
    memory=$(cut -d' ' -f2 "$cache/$who.txt" | median)
    awk -v name="$name" -v time="$time" -v ours="$ours" -v memory="$memory" -v size="$size" 'BEGIN {
      printf "  %-22s %7.1f ms  %5.2f times ours  peak %5.2f times the file\n", name, time, time / ours,
        memory * 1024 / size
    }'
  done
  printf '  %-22s %7.1f ms\n' "JSON, parse alone" "$(cut -d' ' -f3 "$cache/ours.txt" | median)"
done
