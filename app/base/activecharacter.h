// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace hmcscope {

/// Whether a terminal, an editor or the text around would do something with it instead of showing it:
/// controls, what turns the direction of writing, breaks of lines.
inline bool isActive(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Other_Format ||
           category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

} // namespace hmcscope
