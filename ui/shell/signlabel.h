// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/appearance.h"

#include <QLabel>

namespace hmcscope {

/// A picture in the colour of a tone, whatever the appearance becomes.
class SignLabel final : public QLabel
{
    Q_OBJECT
public:
    /// `side` in pixels of the desktop's scale.
    SignLabel(QString picture, Tone tone, int side, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintSign();

    QString m_picture;
    Tone m_tone;
    int m_side;
};

} // namespace hmcscope
