// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every target over its corpus, without libFuzzer: what was found once stays found, with every compiler.
#include "fuzz/targets.h"

#include <QDir>
#include <QFile>

using namespace hmcscope::fuzz;
using namespace Qt::StringLiterals;

namespace {

/// How many files were replayed; -1 where one cannot be read.
qsizetype replay(const Target &target, const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &info : files) {
        std::printf("%s/%s\n", target.name, qUtf8Printable(info.fileName()));
        std::fflush(stdout); // the last line names what a crash is about
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray input = file.readAll();
        target.run(input);
        for (qsizetype size = 0; size < input.size(); size += 1 + input.size() / 64)
            target.run(input.left(size)); // as an answer that breaks off
    }
    return files.size();
}

} // namespace

int main()
{
    const QString corpus = QStringLiteral(HMCSCOPE_FUZZ_CORPUS) + u'/';
    int code = 0;
    for (const Target &target : targets) {
        const qsizetype count = replay(target, corpus + QLatin1String(target.name));
        std::printf("%s: %lld files\n", target.name, static_cast<long long>(count));
        if (count < 1)
            code = 1; // a corpus that nobody finds replays nothing
    }
    return code;
}
