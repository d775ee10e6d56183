// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace hmcscope::test {

class TestLogging final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void levelsHaveNames();
    void levelDecidesWhatIsWritten();
    void environmentHasTheLastWord();
    void folderFollowsXdg();
    void fileIsForThisUserAlone();
    void whatIsNotOursIsRefused();
    void unusableFolderIsAProblem();
    void fullFileIsRotated();
    void twoProcessesShareOneFile();
    void removedFileIsMadeAnew();
    void fullDiskIsToldOnce();
    void nobodyElseBeginsALine();
    void newestLinesAreKept();
    void nothingIsWrittenUnredacted();

private:
    QString folder() const { return m_place->path() + QLatin1String("/state/hmcscope"); }
    QByteArray content(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_place;
};

/// What a second process of this test program does: logs one line of every level with the level "error".
int logAsChild();

} // namespace hmcscope::test
