// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the user notes at a moment.
class NotesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsOnePlainLine_data();
    void textIsOnePlainLine();
    void notesAreBoundedAndOrdered();
    void textsReadBack();
    void aKeyAsksForANote();
    void theNoteIsEditedAndDeleted();
    void notesAreReachedByKeyAndSaid();
    void theMenuOffersTheSame();
    void ofSeveralSystemsOneIsChosen();
    void notesAreExported();
    void anotherSystemHasNone();
};
