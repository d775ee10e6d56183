// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>

#include <functional>

class QPushButton;
class QTabWidget;

namespace hmcscope {

/// The pages of what can be set. They apply at once what is changed on them: there is nothing to confirm.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PreferencesDialog(QWidget *parent = nullptr);

    /// The dialog owns the page, and scrolls it where there is no room. `restoreDefaults`: what the button
    /// below does while the page is seen; without it there is nothing to restore.
    void addPage(QWidget *page, const QString &title, const std::function<void()> &restoreDefaults = {});

    QSize sizeHint() const override;

private:
    void followPage();
    void restoreDefaults();

    QTabWidget *m_pages;
    QPushButton *m_restore;
    QPushButton *m_close;
    QHash<QWidget *, std::function<void()>> m_defaults; ///< by what stands in the tabs
};

} // namespace hmcscope
