"""English forms that no ending tells: irregular verbs, plurals and comparatives."""

from __future__ import annotations

_FORMS = """
    arise arose arisen; awake awoke awoken; bear bore born borne; beat beaten; become
    became; begin began begun; bend bent; bind bound; bite bit bitten; bleed bled;
    blow blew blown; break broke broken; breed bred; bring brought; build built; burn
    burnt; buy bought; catch caught; choose chose chosen; come came; creep crept; deal
    dealt; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove
    driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find
    found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot
    forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give
    gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden;
    hold held; keep kept; know knew known; lay laid; lead led; lean leant; learn
    learnt; leave left; lend lent; lie lay lain lying; light lit; lose lost; make made;
    mean meant; meet met; mistake mistook mistaken; overcome overcame; pay paid; prove
    proven; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see
    saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot
    shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
    sleep slept; slide slid; smell smelt; speak spoke spoken; spell spelt; spend spent;
    spill spilt; spin spun; spoil spoilt; stand stood; steal stole stolen; stick stuck;
    sting stung; strike struck stricken; strive strove; swear swore sworn; sweep swept;
    swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear
    tore torn; tell told; think thought; throw threw thrown; undergo underwent
    undergone; understand understood; undertake undertook undertaken; wake woke woken;
    wear wore worn; weave wove woven; weep wept; win won; wind wound; withdraw withdrew
    withdrawn; write wrote written; die dying; tie tying; child children; man men;
    woman women; person people; foot feet; tooth teeth; mouse mice; goose geese; good
    better best; bad worse worst; far farther farthest; criterion criteria; bacterium
    bacteria; virus viruses; index indices; analysis analyses; crisis crises; datum
    data; medium media; matrix matrices; ox oxen; phenomenon phenomena
"""

BASES = {
    form: base
    for base, *forms in (line.split() for line in _FORMS.split(";"))
    for form in forms
}
"""The dictionary form of each."""
