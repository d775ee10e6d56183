// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/dialect.h"

#include <QMetaEnum>
#include <QMetaProperty>
#include <QVariant>

namespace hmcscope::simulator {

Dialect dialectOf(Dialect::Generation generation)
{
    using Generation = Dialect::Generation;
    Dialect dialect;
    dialect.generation = generation;
    dialect.links = Dialect::Links::AsAsked;
    switch (generation) {
    case Generation::V8:
        dialect.energyCapableKnown = false;
        dialect.systemType = false;
        dialect.narrowAccept406 = false;
        dialect.echo = Dialect::Echo::Masked;
        dialect.logoffSetsCookie = true;
        dialect.closeOnErrors = true;
        dialect.tls = Dialect::Tls::Only12;
        dialect.sampleOffset = 26;
        break;
    case Generation::V9:
        dialect.narrowAccept406 = false;
        dialect.echo = Dialect::Echo::Masked;
        break;
    case Generation::V10:
        dialect.links = Dialect::Links::Port443;
        dialect.gzip = true;
        break;
    case Generation::V11:
        dialect.pcmOffStatus = 404;
        dialect.gzip = true;
        break;
    }
    return dialect;
}

bool setSwitch(Dialect &dialect, const QString &name, const QString &value)
{
    const QMetaObject &meta = Dialect::staticMetaObject;
    const int index = meta.indexOfProperty(name.toLatin1().constData());
    if (index < 0)
        return false;
    const QMetaProperty property = meta.property(index);
    QVariant wanted(value);
    if (property.isEnumType()) {
        bool known = false;
        const int number = property.enumerator().keyToValue(value.toLatin1().constData(), &known);
        if (!known)
            return false;
        wanted = number;
    } else if (property.metaType().id() == QMetaType::Bool) {
        if (value != QStringLiteral("true") && value != QStringLiteral("false"))
            return false;
        wanted = value == QStringLiteral("true");
    } else if (!wanted.convert(property.metaType())) {
        return false;
    }
    return property.writeOnGadget(&dialect, wanted);
}

QStringList switchNames()
{
    const QMetaObject &meta = Dialect::staticMetaObject;
    QStringList names;
    for (int index = 0; index < meta.propertyCount(); ++index)
        names.append(QString::fromLatin1(meta.property(index).name()));
    return names;
}

QVariant switchValue(const Dialect &dialect, const QString &name)
{
    const QMetaObject &meta = Dialect::staticMetaObject;
    const QMetaProperty property = meta.property(meta.indexOfProperty(name.toLatin1().constData()));
    const QVariant value = property.readOnGadget(&dialect);
    return property.isEnumType() ? QString::fromLatin1(property.enumerator().valueToKey(value.toInt()))
                                 : value;
}

std::optional<Dialect::Generation> generationFrom(const QString &name)
{
    bool known = false;
    const int value =
        QMetaEnum::fromType<Dialect::Generation>().keyToValue(name.toLatin1().constData(), &known);
    return known ? std::optional(Dialect::Generation(value)) : std::nullopt;
}

} // namespace hmcscope::simulator
