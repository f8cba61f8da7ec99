// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include "deploy/formats/document/whole_file.h"
#include "deploy/formats/json/json_writer.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace console {

using formats::JsonValue;

namespace {

constexpr qint64 largestFile = qint64{4} * 1024 * 1024;

QString keyOf(Setting setting)
{
    return QString::fromLatin1(infoOf(setting).key);
}

/// A section, a key with a value, a comment, or nothing.
bool isSettingsLine(QStringView line)
{
    line = line.trimmed();
    return line.isEmpty() || line.startsWith(u';') || line.startsWith(u'#')
        || (line.startsWith(u'[') && line.endsWith(u']')) || line.indexOf(u'=') > 0;
}

/// QSettings accepts nearly anything: what no console ever wrote is detected here.
bool isPlausible(const QByteArray& bytes)
{
    QStringDecoder decoder{QStringDecoder::Utf8, QStringDecoder::Flag::Stateless};
    const QString text = decoder.decode(bytes);
    const bool hasControls = std::ranges::any_of(
        text, [](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\r' && c != u'\t'; });
    const auto lines = QStringView{text}.split(u'\n');
    return !decoder.hasError() && !hasControls && std::ranges::all_of(lines, isSettingsLine);
}

bool canCreateIn(const QString& folder)
{
    QFileInfo nearest{folder};
    while (!nearest.exists() && nearest.absolutePath() != nearest.absoluteFilePath())
        nearest.setFile(nearest.absolutePath());
    return nearest.isDir() && nearest.isWritable();
}

/// Null where it is damaged.
JsonValue parsed(const QString& json)
{
    return JsonValue::parse(json.toStdString(), {largestFile, 64}).value_or(JsonValue());
}

deployment::Message message(std::string_view pattern, const QStringList& arguments)
{
    deployment::Message made{pattern, {}};
    for (const QString& argument : arguments)
        made.arguments.push_back(argument.toStdString());
    return made;
}

/// QSettings does not say why; a disk that is full is the reason that one can do something about.
QString whyNotWritten(const QString& folder)
{
    return formats::isOnFullDisk(folder.toStdString())
        ? QStringLiteral("No space left on device (ENOSPC)")
        : QStringLiteral("the file cannot be written");
}

} // namespace

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/deployment-console");
}

Settings::Settings(const QString& folder)
    : m_folder(folder)
    , m_file(folder + QStringLiteral("/settings.ini"))
{
    load();
    if (m_mayWrite && !canCreateIn(m_folder))
        refuseToWrite(QStringLiteral("permission denied"));
}

void Settings::checkFile()
{
    if (!QFileInfo::exists(m_file))
        return;
    QFile file{m_file};
    if (!QFileInfo{m_file}.isFile() || !file.open(QIODevice::ReadOnly))
        refuseToWrite(QStringLiteral("settings.ini cannot be read"));
    else if (file.size() > largestFile || !isPlausible(file.readAll()))
        setAside();
}

void Settings::load()
{
    checkFile();
    if (!m_mayWrite)
        return;
    m_read = fileState();
    const QSettings store{m_file, QSettings::IniFormat};
    for (const SettingInfo& info : settingTable()) {
        const QString key = QString::fromLatin1(info.key);
        // Only texts are ever written; anything else was not.
        if (const QVariant value = store.value(key); value.typeId() == QMetaType::QString)
            m_values.insert(key, value.toString());
    }
}

Settings::FileState Settings::fileState() const
{
    const QFileInfo file{m_file};
    return file.exists() ? FileState{file.lastModified(), file.size()} : FileState{};
}

/// Another console may have written. A file that is damaged by now is told of when it is written.
void Settings::refresh() const
{
    const FileState state = fileState();
    if (!m_mayWrite || state == m_read || state.size > largestFile)
        return;
    m_read = state;
    QFile file{m_file};
    if (!file.open(QIODevice::ReadOnly) || !isPlausible(file.readAll()))
        return;
    const QSettings store{m_file, QSettings::IniFormat};
    for (const SettingInfo& info : settingTable()) {
        const QString key = QString::fromLatin1(info.key);
        const bool isGathered = info.kind == SettingKind::List || info.kind == SettingKind::Json;
        if (!isGathered || m_changed.contains(key))
            continue;
        if (const QVariant value = store.value(key); value.typeId() == QMetaType::QString)
            m_values.insert(key, value.toString());
        else
            m_values.remove(key);
    }
}

void Settings::setAside()
{
    const QString base = m_file + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = base;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = base + u'-' + QString::number(i);
    if (QFile::rename(m_file, name)) {
        give(message(
            DEPLOY_MESSAGE("Message",
                "The settings file was damaged and was saved as %1. Default settings are used."),
            {name}));
        return;
    }
    refuseToWrite(QStringLiteral("settings.ini is damaged and could not be set aside"));
}

void Settings::refuseToWrite(const QString& why)
{
    if (!m_mayWrite)
        return;
    m_mayWrite = false;
    give(message(
        DEPLOY_MESSAGE("Message",
            "Settings cannot be saved in %1 (%2). Changes last until you close the console."),
        {m_folder, why}));
}

/// A disk that is full may have room again.
void Settings::sayNotSaved(const QString& why)
{
    if (!std::exchange(m_isSaved, false))
        return;
    give(message(DEPLOY_MESSAGE("Message",
                     "Settings could not be saved in %1 (%2). The next change tries that again."),
        {m_folder, why}));
}

void Settings::give(deployment::Message notice)
{
    m_notices.push_back(std::move(notice));
    if (m_noticeListener)
        m_noticeListener();
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
    if (m_changed.isEmpty() || !m_mayWrite)
        return m_mayWrite;
    if (!QDir{}.mkpath(m_folder)) {
        sayNotSaved(QStringLiteral("the folder cannot be created"));
        return false;
    }
    checkFile(); // whatever happened to it since it was read
    if (!m_mayWrite)
        return false;
    QSettings store{m_file, QSettings::IniFormat};
    for (const QString& key : std::as_const(m_changed)) {
        if (m_values.contains(key))
            store.setValue(key, m_values.value(key));
        else
            store.remove(key);
    }
    store.sync();
    if (store.status() != QSettings::NoError) {
        sayNotSaved(whyNotWritten(m_folder));
        return false;
    }
    m_changed.clear();
    m_isSaved = true;
    return true;
}

std::vector<deployment::Message> Settings::takeNotices()
{
    return std::exchange(m_notices, {});
}

} // namespace console
