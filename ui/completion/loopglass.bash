# Completion of loopglass for bash.
_loopglass()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
<<<<<<< HEAD
    local commands="step replay run explain slow deadlock quiz models timeline compare export screenshot cast record verify copy list lint-lesson"
    local options="--seed --debug --memory --ticks --steps --trace --interventions --summary --output --until --width --plain
=======
    local commands="step replay run check explain slow deadlock quiz models timeline compare export screenshot cast record verify copy list lint-lesson"
    local options="--seed --debug --memory --ticks --steps --trace --summary --output --until --width
>>>>>>> 58c0531 (check lists at once what of a program is refused; stub lines stand in for unknown modules; over skips the steps of others)
        --size --light --speed --html --markdown --first --perfetto --csv --dot --mermaid --python --timeout --ascii --no-color --linear --step --time
        --line --bookmark --layout --help --version"
    local lessons
    lessons=$(loopglass list 2>/dev/null | sed -n 's/^ *[0-9]*  \([0-9][0-9]_[a-z0-9_]*\).*/\1/p')
    case $word in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
    *)
        mapfile -t COMPREPLY < <(compgen -W "$lessons" -- "$word"; compgen -f -- "$word")
        if [ "$COMP_CWORD" = 1 ]; then
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$commands" -- "$word")
        fi
        ;;
    esac
    [ "$before" != copy ] || mapfile -t COMPREPLY < <(compgen -W "$lessons" -- "$word")
}
complete -o filenames -F _loopglass loopglass
