// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include "deploy/formats/json/json_writer.h"

#include <QStandardPaths>

namespace console {

using formats::JsonValue;

namespace {

QString keyOf(Setting setting)
{
    return QString::fromLatin1(infoOf(setting).key);
}

/// Null where it is damaged.
JsonValue parsed(const QString& json)
{
    return JsonValue::parse(json.toStdString(), {SettingsFile::largest, 64}).value_or(JsonValue());
}

} // namespace

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/deployment-console");
}

Settings::Settings(const QString& folder)
    : m_file(folder)
    , m_values(m_file.read())
{
}

/// Another console may have written.
void Settings::refresh() const
{
    const auto values = m_file.readAgain();
    if (!values)
        return;
    for (const SettingInfo& info : settingTable()) {
        const QString key = QString::fromLatin1(info.key);
        const bool isGathered = info.kind == SettingKind::List || info.kind == SettingKind::Json;
        if (!isGathered || m_changed.contains(key))
            continue;
        if (values->contains(key))
            m_values.insert(key, values->value(key));
        else
            m_values.remove(key);
    }
}

QString Settings::stored(Setting setting) const
{
    const SettingInfo& info = infoOf(setting);
    const QString fallback = QString::fromUtf8(info.fallback);
    QString value = m_values.value(keyOf(setting), fallback);
    if (info.kind != SettingKind::Word)
        return value;
    return QString::fromLatin1(info.choices).split(u' ').contains(value) ? value : fallback;
}

void Settings::store(Setting setting, const QString& value)
{
    const QString key = keyOf(setting);
    if (m_values.contains(key) && m_values.value(key) == value)
        return;
    const QString before = stored(setting);
    m_values.insert(key, value);
    m_changed.push_back(key);
    if (stored(setting) != before)
        announce(setting);
}

void Settings::announce(Setting setting) const
{
    if (m_listener)
        m_listener(setting);
}

QString Settings::text(Setting setting) const
{
    Q_ASSERT(
        infoOf(setting).kind == SettingKind::Text || infoOf(setting).kind == SettingKind::Word);
    return stored(setting);
}

bool Settings::flag(Setting setting) const
{
    Q_ASSERT(infoOf(setting).kind == SettingKind::Flag);
    const QString value = stored(setting);
    const bool known = value == QStringLiteral("true") || value == QStringLiteral("false");
    return (known ? value : QString::fromLatin1(infoOf(setting).fallback))
        == QStringLiteral("true");
}

QStringList Settings::list(Setting setting) const
{
    Q_ASSERT(infoOf(setting).kind == SettingKind::List);
    refresh();
    QStringList texts;
    for (const JsonValue& element : parsed(stored(setting)).elements())
        if (const auto text = element.text())
            texts.push_back(QString::fromStdString(*text));
    return texts;
}

QByteArray Settings::bytes(Setting setting) const
{
    Q_ASSERT(infoOf(setting).kind == SettingKind::Bytes);
    return QByteArray::fromBase64(stored(setting).toLatin1());
}

JsonValue Settings::json(Setting setting) const
{
    Q_ASSERT(infoOf(setting).kind == SettingKind::Json);
    refresh();
    const JsonValue value = parsed(stored(setting));
    return value.isObject() || value.isArray() ? value : JsonValue();
}

void Settings::setText(Setting setting, const QString& value)
{
    store(setting, value);
}

void Settings::setFlag(Setting setting, bool value)
{
    store(setting, value ? QStringLiteral("true") : QStringLiteral("false"));
}

void Settings::setList(Setting setting, const QStringList& value)
{
    std::string json;
    formats::JsonWriter writer(json);
    writer.beginArray();
    for (const QString& text : value)
        writer.text(text.toStdString());
    writer.endArray();
    store(setting, QString::fromStdString(json));
}

void Settings::setBytes(Setting setting, const QByteArray& value)
{
    store(setting, QString::fromLatin1(value.toBase64()));
}

void Settings::setJson(Setting setting, const std::string& json)
{
    store(setting, QString::fromStdString(json));
}

void Settings::reset(Setting setting)
{
    const QString before = stored(setting);
    if (m_values.remove(keyOf(setting)) > 0)
        m_changed.push_back(keyOf(setting));
    if (stored(setting) != before)
        announce(setting);
}

bool Settings::isChanged(Setting setting) const
{
    return stored(setting) != QString::fromUtf8(infoOf(setting).fallback);
}

bool Settings::save()
{
    if (m_changed.isEmpty())
        return m_file.mayWrite();
    if (!m_file.write(m_values, m_changed))
        return false;
    m_changed.clear();
    return true;
}

std::vector<deployment::Message> Settings::takeNotices()
{
    return m_file.takeNotices();
}

} // namespace console
