<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message>
        <source>Save the note before closing?</source>
        <translation>Enregistrer la note avant de fermer ?</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) in %1</source>
        <translation>
            <numerusform>%n note dans %1</numerusform>
            <numerusform>%n notes dans %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be opened.</source>
        <comment>Shown in red.</comment>
        <translation type="unfinished">The file could not be opened.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="vanished">Quiter</translation>
    </message>
</context>
</TS>
