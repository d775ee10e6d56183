// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/jsontext.h"

#include <cmath>

namespace hmcscope::simulator {

namespace {

/// A feed of two hours has a hundred thousand numbers: written in place, without a temporary for each.
void appendThousandths(QByteArray &out, double value, bool trim)
{
    qint64 thousandths = std::llround(value * 1000);
    if (thousandths < 0) {
        out += '-';
        thousandths = -thousandths;
    }
    char digits[24];
    char *const end = digits + sizeof digits;
    char *at = end;
    for (int place = 0; place < 4 || thousandths != 0; ++place) {
        if (place == 3)
            *--at = '.';
        *--at = char('0' + thousandths % 10);
        thousandths /= 10;
    }
    char *last = end;
    if (trim) {
        while (last[-1] == '0')
            --last;
        if (last[-1] == '.')
            --last;
    }
    out.append(at, last - at);
}

/// What needs no escape, which is nearly all, is copied in one piece.
void appendQuoted(QByteArray &out, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const char *from = utf8.constData();
    const char *const end = from + utf8.size();
    out += '"';
    for (const char *at = from; at != end; ++at) {
        const auto c = uchar(*at);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(from, at - from);
        from = at + 1;
        if (c >= 0x20) {
            out += '\\';
            out += *at;
        } else {
            out += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
        }
    }
    out.append(from, end - from);
    out += '"';
}

} // namespace

void JsonText::separate()
{
    if (m_out.isEmpty())
        return;
    const char last = m_out.constData()[m_out.size() - 1];
    if (last != '{' && last != '[' && last != ':')
        m_out += ',';
}

JsonText &JsonText::begin(char bracket)
{
    separate();
    m_out += bracket;
    return *this;
}

JsonText &JsonText::end(char bracket)
{
    m_out += bracket;
    return *this;
}

JsonText &JsonText::key(const char *name)
{
    separate();
    m_out += '"';
    m_out += name;
    m_out += "\":";
    return *this;
}

JsonText &JsonText::raw(const QByteArray &value)
{
    separate();
    m_out += value;
    return *this;
}

JsonText &JsonText::string(const QString &value)
{
    separate();
    appendQuoted(m_out, value);
    return *this;
}

JsonText &JsonText::array(const char *name, std::optional<double> value, bool trim)
{
    key(name);
    m_out += '[';
    if (value)
        appendThousandths(m_out, *value, trim);
    else
        m_out += "null";
    m_out += ']';
    return *this;
}

JsonText &JsonText::measured(const char *name, std::optional<double> value)
{
    return array(name, value, true);
}

JsonText &JsonText::reading(const char *name, std::optional<double> value)
{
    return array(name, value, false);
}

QByteArray quoted(const QString &text)
{
    QByteArray out;
    appendQuoted(out, text);
    return out;
}

QByteArray stripped(qint64 value)
{
    QByteArray digits = QByteArray::number(value);
    if (value == 0 || !digits.endsWith('0'))
        return digits;
    const qsizetype exponent = digits.size() - 1;
    while (digits.endsWith('0'))
        digits.chop(1);
    if (digits.size() > 1)
        digits.insert(1, '.');
    return digits + "E+" + QByteArray::number(exponent);
}

} // namespace hmcscope::simulator
