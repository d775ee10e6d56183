// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/trustedhmcs.h"

#include "shell/appearance.h"
#include "shell/notice.h"
#include "shell/scrollpage.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {

void PinsModel::setPins(const QList<TrustStore::Pin> &pins)
{
    beginResetModel();
    m_pins = pins;
    endResetModel();
}

int PinsModel::rowOf(const Endpoint &endpoint) const
{
    const auto at = std::find_if(m_pins.cbegin(), m_pins.cend(), [&endpoint](const TrustStore::Pin &pin) {
        return pin.endpoint.host.compare(endpoint.host, Qt::CaseInsensitive) == 0 &&
               (endpoint.port == 0 || pin.endpoint.port == endpoint.port);
    });
    return at == m_pins.cend() ? -1 : int(at - m_pins.cbegin());
}

int PinsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pins.size());
}

int PinsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PinsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TrustStore::Pin &pin = m_pins.at(index.row());
    if (role == Qt::FontRole && index.column() == Fingerprint && !pin.sha256.isEmpty())
        return QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Host:
        return pin.endpoint.host;
    case Port:
        return pin.endpoint.port;
    case Fingerprint:
        return pin.sha256.isEmpty() ? tr("spoilt entry: no certificate meets it")
                                    : formatFingerprint(pin.sha256);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PinsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Host:
        return tr("HMC");
    case Port:
        return tr("Port");
    case Fingerprint:
        return tr("Fingerprint (SHA-256)");
    case ColumnCount:
        break;
    }
    return {};
}

TrustedHmcsDialog::TrustedHmcsDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new PinsModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
    , m_notice(new Notice(Notice::Look::Framed))
    , m_forget(new QPushButton(tr("&Forget…")))
    , m_replace(new QPushButton(tr("&Replace…")))
{
    setWindowTitle(tr("Trusted HMCs"));
    resizeOnScreen(this, {1000, 380});
    auto *words =
        new QLabel(tr("HMC Scope talks to these HMCs only while they show exactly this certificate. "
                      "An HMC that was given a new one is replaced here with the fingerprint that its "
                      "administrator reads on the HMC; a forgotten one is asked about like a new one."));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    buildTable();
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    m_forget->setAutoDefault(false);
    m_replace->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_forget, &QPushButton::clicked, this, &TrustedHmcsDialog::askToForget);
    m_notice->setDismissable(true);
    connect(m_notice, &Notice::followed, this, &TrustedHmcsDialog::forget);
    connect(m_replace, &QPushButton::clicked, this, [this] {
        if (const TrustStore::Pin *pin = current())
            Q_EMIT replaceOrdered(pin->endpoint);
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_replace);
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    column->addWidget(words);
    column->addWidget(m_table, 1);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    followSelection();
}

void TrustedHmcsDialog::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_sorted);
    m_table->setAccessibleName(tr("Trusted HMCs"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(PinsModel::Host, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(PinsModel::Host, fontMetrics().averageCharWidth() * 26);
    m_table->horizontalHeader()->setSectionResizeMode(PinsModel::Port, QHeaderView::ResizeToContents);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TrustedHmcsDialog::followSelection);
}

void TrustedHmcsDialog::setPins(const QList<TrustStore::Pin> &pins)
{
    m_model->setPins(pins);
    if (m_sorted->rowCount() > 0)
        m_table->selectRow(0);
    followSelection();
    if (pins.isEmpty())
        m_notice->tell(Tone::Neutral, tr("No certificate is pinned."));
}

void TrustedHmcsDialog::select(const Endpoint &endpoint)
{
    int row = m_model->rowOf(endpoint);
    if (row < 0)
        row = m_model->rowOf({endpoint.host, 0}); // the HMC may have moved since it was pinned
    if (row >= 0)
        m_table->selectRow(m_sorted->mapFromSource(m_model->index(row, 0)).row());
}

void TrustedHmcsDialog::tell(bool good, const QString &sentence)
{
    m_asked.reset();
    m_notice->tell(good ? Tone::Good : Tone::Bad, sentence);
}

const TrustStore::Pin *TrustedHmcsDialog::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->pin(m_sorted->mapToSource(rows.constFirst()).row());
}

void TrustedHmcsDialog::followSelection()
{
    if (std::exchange(m_asked, std::nullopt))
        m_notice->clear(); // it was about another one
    m_forget->setEnabled(current());
    m_replace->setEnabled(current());
}

void TrustedHmcsDialog::askToForget()
{
    const TrustStore::Pin *pin = current();
    if (!pin)
        return;
    m_notice->tell(Tone::Warning,
                   tr("Forget the certificate of %1? The next logon shows the certificate that the HMC has "
                      "then, and asks. If you have its fingerprint from the HMC, Replace… is the safer way.")
                       .arg(pin->endpoint.display()));
    m_notice->offer(tr("Forget"));
    m_asked = pin->endpoint;
}

void TrustedHmcsDialog::forget()
{
    m_notice->clear();
    if (const auto asked = std::exchange(m_asked, std::nullopt))
        Q_EMIT forgetOrdered(*asked);
}

} // namespace hmcscope
