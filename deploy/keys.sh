#!/bin/sh
# Keys and accounts of other systems, for an administrator at a shell: curl and openssl are all that it needs.
# The password is read from the terminal or from the first line of what is piped in, a code of the second factor from the second.
set -eu

usage() {
    cat >&2 <<'USAGE'
usage: SERVER=https://minqing.example ACCOUNT=administrator keys.sh COMMAND

Programs that report by Open311 (docs/open311.md), each with a key that is told once
  list                                  all of them
  make NAME SOURCE                      a new one; SOURCE is a way of casework.yaml
  renew ID [DAYS]                       another key for the same program; the one before opens for DAYS more (7)
  revoke ID                             nothing is opened by it from now on

Other systems that sign what they ask (docs/exchange.md)
  machines                              all of them, with their keys
  open NAME PURPOSE AREA UNTIL VERB...  a new one; UNTIL like 2027-06-30T00:00:00Z
  register MACHINE FILE UNTIL           a public key from FILE: openssl pkey -in key.pem -pubout
  unregister MACHINE KEY                nothing signed by it is taken from now on
  close MACHINE                         its account ends

Systems with which cases go to and fro (docs/exchange.md)
  partners                              those of partners.yaml, and which are connected
  connect PARTNER MACHINE [ADDRESS]     which account it signs with, and where it is told
  messages PARTNER                      what it is told, and what was laid aside
  again PARTNER MESSAGE                 once more

What could not be told to somebody (docs/notices.md)
  letters                               what was laid aside, and why
  resend NOTICE CHANNEL                 once more
USAGE
    exit 2
}

[ $# -gt 0 ] && [ -n "${SERVER:-}" ] && [ -n "${ACCOUNT:-}" ] || usage

text() {
    printf '"%s"' "$(printf %s "$1" | sed 's/[\\"]/\\&/g')"
}

jar=$(mktemp)
token=
trap 'rm -f "$jar"' EXIT

# The body comes in by stdin, so that no secret stands in the list of processes.
api() {
    curl -sS --fail-with-body -b "$jar" -c "$jar" -X "$1" -H "X-Minqing-Token: $token" \
        -H 'Content-Type: application/json' --data-binary @- "$SERVER/api/v1$2"
}

# An id of version 7: the time in milliseconds, then chance.
fresh() {
    printf '%012x%s\n' "$(($(date +%s) * 1000))" "$(openssl rand -hex 10)" |
        sed 's/\(.\{8\}\)\(.\{4\}\)\(.\{3\}\)\(.\{3\}\)\(.\{12\}\).*/\1-\2-7\3-8\4-\5/'
}

sign_in() {
    [ ! -t 0 ] || { stty -echo; printf 'Password of %s: ' "$ACCOUNT" >&2; }
    IFS= read -r password
    [ ! -t 0 ] || { stty echo; printf '\nCode of the second factor, empty without one: ' >&2; }
    IFS= read -r code || code=
    answer=$(printf '{"name":%s,"password":%s,"code":%s}' "$(text "$ACCOUNT")" "$(text "$password")" "$(text "$code")" |
        api POST /session) || { echo "$answer" >&2; exit 1; }
    token=$(echo "$answer" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
}

command=$1
shift
case $command:$# in
    list:0 | make:2 | renew:1 | renew:2 | revoke:1 | machines:0 | register:3 | unregister:2 | close:1 | letters:0 | resend:2) ;;
    partners:0 | connect:2 | connect:3 | messages:1 | again:2) ;;
    open:[5-9] | open:[1-9][0-9]) ;;
    *) usage ;;
esac

run() {
    case $command in
        list) api GET /exchange/keys </dev/null ;;
        make) printf '{"name":%s,"source":%s}' "$(text "$1")" "$(text "$2")" | api POST /exchange/keys ;;
        renew) printf '{"days":%s}' "${2:-7}" | api POST "/exchange/keys/$1/secret" ;;
        revoke) api DELETE "/exchange/keys/$1" </dev/null ;;
        machines) api GET /machines </dev/null ;;
        open)
            body=$(printf '{"name":%s,"purpose":%s,"area":%s,"until":%s' "$(text "$1")" "$(text "$2")" "$3" "$(text "$4")")
            shift 4
            verbs=
            for verb in "$@"; do verbs="$verbs${verbs:+,}$(text "$verb")"; done
            printf '%s,"verbs":[%s]}' "$body" "$verbs" | api PUT "/machines/$(fresh)"
            ;;
        register)
            printf '{"key":%s,"from":%s,"until":%s}' "$(text "$(tr -d '\n' <"$2")")" "$(text "$(date -u +%Y-%m-%dT%H:%M:%SZ)")" "$(text "$3")" |
                api PUT "/machines/$1/keys/$(fresh)"
            ;;
        unregister) api DELETE "/machines/$1/keys/$2" </dev/null ;;
        close) api DELETE "/machines/$1" </dev/null ;;
        partners) api GET /exchange/partners </dev/null ;;
        connect)
            printf '{"account":%s%s}' "$(text "$2")" "${3:+,\"address\":$(text "$3")}" | api PUT "/exchange/partners/$1"
            ;;
        messages) api GET "/exchange/partners/$1/messages" </dev/null ;;
        again) api POST "/exchange/partners/$1/messages/$2/again" </dev/null ;;
        letters) api GET /notices/dead-letters </dev/null ;;
        resend) printf '{"channel":%s}' "$(text "$2")" | api POST "/notices/dead-letters/$1/resend" ;;
    esac
}

sign_in
status=0
run "$@" || status=$?
echo
api DELETE /session </dev/null >/dev/null || true
exit "$status"
