# shellcheck shell=bash
# Servers of this machine's own: started on loopback, waited for, stopped by process id. To be sourced.
#
# The caller sets $state, a folder that holds pids/NAME (process id and its start time, so that a number that the
# system gave to somebody else is never signalled) and log/NAME.log.
: "${state:=}"

say() { echo "$(basename "$0"): $*" >&2; }
fail() {
  say "$*"
  exit 1
}

# start_time PID: when it started, in ticks since boot; nothing when it is gone or a zombie.
start_time() {
  local stat
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
  # The name in parentheses may hold blanks; the state is the first field after it, the time the twentieth.
  read -ra stat <<<"${stat##*) }"
  [ "${stat[0]}" = Z ] || echo "${stat[19]}"
}

# running NAME: whether the server that this folder started still runs.
running() {
  local pid time
  { read -r pid time <"$state/pids/$1"; } 2>/dev/null || return 1
  [ -n "$time" ] && [ "$(start_time "$pid")" = "$time" ]
}

# start_server NAME COMMAND...: in a session of its own, so that Ctrl-C reaches it only through stop_server.
start_server() {
  local name=$1 pid
  shift
  mkdir -p "$state/pids" "$state/log"
  setsid "$@" </dev/null >>"$state/log/$name.log" 2>&1 8>&- 9>&- &
  pid=$!
  echo "$pid $(start_time "$pid")" >"$state/pids/$name"
}

# stop_server NAME [SECONDS]: SIGTERM, then SIGKILL after the given seconds (10); returns when it is gone.
stop_server() {
  local name=$1 seconds=${2:-10} pid _
  if running "$name"; then
    read -r pid _ <"$state/pids/$name"
    kill -TERM "$pid" 2>/dev/null || true
    wait_until "$seconds" gone "$name" || {
      say "$name did not stop within $seconds s; killing it"
      kill -KILL "$pid" 2>/dev/null || true
      wait_until 5 gone "$name" || say "$name (process $pid) is still there"
    }
  fi
  rm -f "$state/pids/$name"
}
gone() { ! running "$1"; }

# wait_until SECONDS COMMAND...: asks ten times a second; false when the time is over.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -le "$deadline" ] || return 1
    sleep 0.1
  done
}

# wait_for_server NAME SECONDS COMMAND...: until the command says that it is ready; ends when the server has.
wait_for_server() {
  local name=$1 seconds=$2
  shift 2
  # shellcheck disable=SC2317 # wait_until calls it
  settled() { gone "$name" || "$@"; }
  if ! wait_until "$seconds" settled "$@"; then
    tail -n 20 "$state/log/$name.log" >&2
    say "$name is not ready after $seconds s; its log is $state/log/$name.log"
    return 1
  fi
  if gone "$name"; then
    tail -n 20 "$state/log/$name.log" >&2
    say "$name ended at its start; its log is $state/log/$name.log"
    return 1
  fi
}

# http_ok PORT PATH [WORD]: whether 127.0.0.1 answers 200, with the word in it.
http_ok() {
  local answer
  answer=$(
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    timeout 2 cat <&3
  ) || return 1
  [[ $answer == HTTP/1.?" 200"*"${3:-}"* ]]
}

# free_port: a loopback port where nobody listens, below those that the system gives to outgoing connections. Another
# process may take it meanwhile: a server that cannot bind ends, and is started anew with another.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || {
      echo "$port"
      return
    }
  done
}
