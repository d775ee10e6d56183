// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/sessionsdialog.h"

#include "export/csv.h"
#include "sessions/sessionscsv.h"
#include "sessions/sessionsmodel.h"
#include "shell/appearance.h"
#include "shell/notice.h"
#include "shell/rowtable.h"
#include "shell/savefile.h"
#include "shell/scrollpage.h"
#include "text/ledgersentences.h"

#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QNetworkInterface>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

constexpr int againMs = 2000;

void tell(QLabel *label, const QString &words)
{
    label->setText(words);
    label->setAccessibleDescription(words);
}

// Where the HMC may say that our sessions come from. There may be another one on the way.
QStringList ownAddresses()
{
    constexpr qsizetype most = 4;
    QStringList found;
    const auto addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (!address.isLoopback() && !address.isLinkLocal() && found.size() < most)
            found << address.toString();
    }
    return found;
}

} // namespace

SessionsDialog::SessionsDialog(SessionLedger &ledger, QWidget *parent)
    : QDialog(parent)
    , m_ledger(&ledger)
    , m_model(new SessionsModel(this))
    , m_file(new SaveFile(this))
    , m_pages(new QStackedWidget)
    , m_detail(rowWords(tr("About the selected session")))
    , m_totals(rowWords(tr("Totals")))
    , m_keeping(rowWords(tr("Where tokens are kept")))
    , m_notice(new Notice(Notice::Look::Framed))
{
    setWindowTitle(tr("Sessions"));
    resizeOnScreen(this, {1180, 560});
    buildTable();
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_keeping->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setDismissable(true);
    connect(m_notice, &Notice::followed, this, &SessionsDialog::goOn);
    auto *page = new QWidget;
    auto *words = new QVBoxLayout(page);
    words->setContentsMargins({});
    words->setSpacing(10);
    words->addWidget(m_pages, 1);
    words->addWidget(m_detail);
    words->addWidget(m_totals);
    words->addWidget(m_keeping);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new ScrollPage(page), 1);
    column->addWidget(m_notice);
    column->addWidget(buildButtons());
    wireFile();
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_again.setInterval(againMs);
    connect(&m_soon, &QTimer::timeout, this, &SessionsDialog::refresh);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&ledger, &SessionLedger::changed, &m_soon, qOverload<>(&QTimer::start));
    m_again.start();
    refresh();
}

SessionsDialog::~SessionsDialog() = default;

void SessionsDialog::setExportFolder(const QString &folder)
{
    m_file->setFolder(folder);
}

void SessionsDialog::buildTable()
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(sessionSortRole);
    sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    sorted->setSortLocaleAware(true);
    m_table = rowTable(sorted, tr("Sessions"));
    m_table->setItemDelegate(new RoomyCells(m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(SessionsModel::State, Qt::AscendingOrder);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SessionsDialog::showSelected);

    auto *empty = rowWords(tr("No sessions"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setForegroundRole(QPalette::PlaceholderText);
    tell(empty, tr("No session is open, and none was left behind."));
    m_pages->addWidget(empty);
    m_pages->addWidget(m_table);
}

QWidget *SessionsDialog::buildButtons()
{
    m_logOffAll = rowButton(u"log-out"_s, tr("&Log off all…"),
                            tr("Log off all sessions of this program and those that were left behind"));
    m_dismiss = rowButton(u"check"_s, tr("&Dismiss…"),
                          tr("No longer list the selected possible orphan; nothing is asked of the HMC"));
    auto *save = rowButton(u"file-spreadsheet"_s, tr("&Export as CSV…"),
                           tr("Save this list and the totals as a table for a spreadsheet"));
    auto *help = rowButton(u"circle-question-mark"_s, tr("&Help"),
                           tr("What to do with possible orphans, and with an HMC full of sessions"));
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    connect(m_logOffAll, &QPushButton::clicked, this, &SessionsDialog::askForLogOffAll);
    connect(m_dismiss, &QPushButton::clicked, this, &SessionsDialog::askForDismissal);
    connect(save, &QPushButton::clicked, this, &SessionsDialog::exportCsv);
    connect(help, &QPushButton::clicked, this, &SessionsDialog::helpOrdered);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return buttonRows({m_logOffAll, m_dismiss, save, help, close});
}

void SessionsDialog::wireFile()
{
    connect(m_file, &SaveFile::folderChosen, this, &SessionsDialog::exportFolderChosen);
    connect(m_file, &SaveFile::written, this, [this](const QString &path) {
        m_notice->tell(Tone::Good, tr("Written: %1").arg(QDir::toNativeSeparators(path)));
    });
    connect(m_file, &SaveFile::failed, this, [this](const QString &path, const Error &error) {
        m_notice->tell(Tone::Bad,
                       tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), error.detail));
    });
}

void SessionsDialog::refresh()
{
    if (!m_ledger)
        return;
    m_model->setEntries(m_ledger->entries());
    const QList<LedgerEntry> &entries = m_model->entries();
    m_pages->setCurrentIndex(entries.isEmpty() ? 0 : 1);
    m_detail->setVisible(!entries.isEmpty());
    if (!entries.isEmpty() && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    m_logOffAll->setEnabled(std::any_of(entries.cbegin(), entries.cend(), isLoggedOffWithAll));
    tell(m_totals, totalsSentence(m_ledger->totals()));
    tell(m_keeping, keepingSentence(m_ledger->problem()));
    showSelected();
}

const LedgerEntry *SessionsDialog::selected() const
{
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(m_table->model());
    const QModelIndex index = sorted->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_model->entry(index.row()) : nullptr;
}

void SessionsDialog::showSelected()
{
    const LedgerEntry *entry = selected();
    tell(m_detail, entry ? ledgerSentence(*entry, ownAddresses(), QLocale()) : QString());
    m_dismiss->setEnabled(entry && isDismissable(*entry));
}

// Only the button in the notice goes on; another word there takes the question back.
void SessionsDialog::ask(const QString &words, const QString &yes, const std::function<void()> &confirmed)
{
    m_confirmed = confirmed;
    m_notice->tell(Tone::Warning, words);
    m_notice->offer(yes);
}

void SessionsDialog::goOn()
{
    m_notice->clear();
    if (const auto confirmed = std::exchange(m_confirmed, nullptr))
        confirmed();
}

void SessionsDialog::askForLogOffAll()
{
    int own = 0;
    int leftBehind = 0;
    for (const LedgerEntry &entry : m_model->entries()) {
        own += kindOf(entry) == LedgerKind::Own ? 1 : 0;
        leftBehind += kindOf(entry) == LedgerKind::LeftBehind ? 1 : 0;
    }
    if (own + leftBehind > 0)
        ask(logOffAllSentence(own, leftBehind), tr("Log off"), [this] { Q_EMIT logOffAllOrdered(); });
}

void SessionsDialog::askForDismissal()
{
    const LedgerEntry *entry = selected();
    if (!entry || !isDismissable(*entry))
        return;
    ask(dismissSentence(*entry, QLocale()), tr("Dismiss"), [this, id = entry->id] {
        if (m_ledger)
            m_ledger->dismiss(id);
    });
}

void SessionsDialog::exportCsv()
{
    if (!m_ledger)
        return;
    const QDateTime now = QDateTime::currentDateTime();
    const QString name = safeFileName(u"hmcscope-sessions-"_s + now.toString(u"yyyyMMdd-HHmm"_s), u"csv"_s);
    m_file->ask(tr("Export sessions as CSV"), name, tr("CSV tables (*.csv)"),
                sessionsCsv(m_model->entries(), m_ledger->totals(), now.offsetFromUtc()));
}

void SessionsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    refresh();
}

} // namespace hmcscope
