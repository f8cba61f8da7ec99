// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_file.h"

#include "setting_table.h"

#include "deploy/formats/document/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace console {

namespace {

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

SettingsFile::SettingsFile(const QString& folder)
    : m_folder(folder)
    , m_path(folder + QStringLiteral("/settings.ini"))
{
}

void SettingsFile::check()
{
    if (!QFileInfo::exists(m_path))
        return;
    QFile file{m_path};
    if (!QFileInfo{m_path}.isFile() || !file.open(QIODevice::ReadOnly))
        refuseToWrite(QStringLiteral("settings.ini cannot be read"));
    else if (file.size() > largest || !isPlausible(file.readAll()))
        setAside();
}

SettingsFile::State SettingsFile::state() const
{
    const QFileInfo file{m_path};
    return file.exists() ? State{file.lastModified(), file.size()} : State{};
}

SettingsFile::Values SettingsFile::values() const
{
    Values values;
    const QSettings store{m_path, QSettings::IniFormat};
    for (const SettingInfo& info : settingTable()) {
        const QString key = QString::fromLatin1(info.key);
        // Only texts are ever written; anything else was not.
        if (const QVariant value = store.value(key); value.typeId() == QMetaType::QString)
            values.insert(key, value.toString());
    }
    return values;
}

SettingsFile::Values SettingsFile::read()
{
    check();
    if (!m_mayWrite)
        return {};
    m_read = state();
    if (!canCreateIn(m_folder))
        refuseToWrite(QStringLiteral("permission denied"));
    return values();
}

std::optional<SettingsFile::Values> SettingsFile::readAgain() const
{
    const State now = state();
    if (!m_mayWrite || now == m_read || now.size > largest)
        return std::nullopt;
    m_read = now;
    QFile file{m_path};
    if (!file.open(QIODevice::ReadOnly) || !isPlausible(file.readAll()))
        return std::nullopt;
    return values();
}

bool SettingsFile::write(const Values& values, const QStringList& keys)
{
    if (!m_mayWrite)
        return false;
    if (!QDir{}.mkpath(m_folder)) {
        sayNotSaved(QStringLiteral("the folder cannot be created"));
        return false;
    }
    check(); // whatever happened to it since it was read
    if (!m_mayWrite)
        return false;
    QSettings store{m_path, QSettings::IniFormat};
    for (const QString& key : keys) {
        if (values.contains(key))
            store.setValue(key, values.value(key));
        else
            store.remove(key);
    }
    store.sync();
    if (store.status() != QSettings::NoError) {
        sayNotSaved(whyNotWritten(m_folder));
        return false;
    }
    m_isSaved = true;
    return true;
}

void SettingsFile::setAside()
{
    const QString base = m_path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = base;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = base + u'-' + QString::number(i);
    if (QFile::rename(m_path, name)) {
        give(message(
            DEPLOY_MESSAGE("Message",
                "The settings file was damaged and was saved as %1. Default settings are used."),
            {name}));
        return;
    }
    refuseToWrite(QStringLiteral("settings.ini is damaged and could not be set aside"));
}

void SettingsFile::refuseToWrite(const QString& why)
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
void SettingsFile::sayNotSaved(const QString& why)
{
    if (!std::exchange(m_isSaved, false))
        return;
    give(message(DEPLOY_MESSAGE("Message",
                     "Settings could not be saved in %1 (%2). The next change tries that again."),
        {m_folder, why}));
}

void SettingsFile::give(deployment::Message notice)
{
    m_notices.push_back(std::move(notice));
    if (m_noticeListener)
        m_noticeListener();
}

std::vector<deployment::Message> SettingsFile::takeNotices()
{
    return std::exchange(m_notices, {});
}

} // namespace console
