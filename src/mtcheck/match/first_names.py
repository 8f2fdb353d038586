"""First names of people who are no English speakers, which translations keep as well."""

from __future__ import annotations

ELSEWHERE = frozenset(
    """
    aisha akira alejandro alessandra alessandro amara amina anders andreas andrei anika
    anja anjali annika antoine ayesha beatriz bjorn camille carina chiara chinedu
    chidi claudio cristina daniela dario dieter dmitri eduardo elena elif elin emeka
    emil emilia enrique erik ernesto esteban fabio fatima federico felipe fernando
    fernanda filip florian francesca francesco francisco frida friedrich gabriela
    giovanni giulia giulio giuseppe gunnar gustavo hannes hans hassan heinrich helga
    henrik hiroshi ibrahim ignacio ines ingeborg inger isabelle ivan ivana jaime jan
    javier jens joana johan johannes jonas jorge jörg juergen jürgen kaori karin karim
    katarina katrin kemal khadija klaus kofi kwame lars leila leonardo lorenzo luca luciana
    lucia luis luisa magnus mahmoud malik manuel marcel marco margot mariam mariana
    mario marit markus marta mateo matilde matteo mehmet mei mikael miriam mohamed mohammed
    mustafa nadia naoko ngozi nicolas nikhil nils nisha olaf olga oluwaseun omar
    paolo pablo paulo pedro pierre pilar piotr priya rafael rahul raj ramón ravi renata
    ricardo roberto rodrigo rosa salma samir sandeep sanjay santiago sergio silvia simone
    sinead sofia solveig sophia stefan stefano sunita sven tadeusz takeshi tariq tatiana
    thabo thandiwe thandi tobias tomas umar valentina valeria vasile vikram viktor
    wangari wilhelm wolfgang xavier yasmin yasmine youssef yuki yusuf zainab zanele zofia
    agnieszka aleksander anton arjun astrid ayla benedikt bruno carmen caterina cecile
    celine chiamaka clemens deepak elias enzo esra eva femke franz freja gerhard gianni
    greta gregor hamza hector hendrik hugo ingmar irina jakob jana jelena joris katja
    kenji kiran lamia laszlo lea leon liam linnea lotte ludwig maarten magda maja marek
    mattias milan milena mira nadine nasser nuria olivier oskar otto petra pia pieter rana
    remy rosalie rui ruben sabine salim samira selma sigrid siri sunil tarek thiago thomas
    tiago timo tuomas ulrich ulrike vera vikas vincenzo werner yann yara zara
    """.split()
)
"""No name among them is a place, or a word of English."""
