// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_rows.h"

#include "connections/archives.h"
#include "connections/connection_controller.h"
#include "connections/connection_store.h"
#include "setting_row.h"
#include "settings/settings.h"

#include "deploy/logging/logging.h"
#include "deploy/models/display_strings.h"
#include "deploy/sources/archive/archive_place.h"
#include "deploy/sources/commands/journal.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace console {

namespace {

class PlaceTexts final {
    Q_DECLARE_TR_FUNCTIONS(console::PlaceRows)
};

using Rows = std::vector<SettingRow*>;

QString pathOf(const std::filesystem::path& path)
{
    return QFile::decodeName(path.c_str());
}

/// Without one, the row only says something.
QPushButton& makeButton(const QString& text, const QString& what, std::function<void()> act)
{
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(text, what));
    QObject::connect(button, &QPushButton::clicked, button, std::move(act));
    return *button;
}

/// The nearest folder that is there: what was never written has none yet.
void openFolderOf(const QString& path)
{
    QFileInfo nearest(path);
    while (!nearest.isDir() && !nearest.isRoot())
        nearest.setFile(nearest.absolutePath());
    QDesktopServices::openUrl(QUrl::fromLocalFile(nearest.absoluteFilePath()));
}

SettingRow* makeFileRow(const QString& title, const QString& path, QWidget& parent)
{
    auto* buttons = new QWidget;
    auto* layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(&makeButton(PlaceTexts::tr("Copy the path"), title,
        [path] { QGuiApplication::clipboard()->setText(path); }));
    layout->addWidget(
        &makeButton(PlaceTexts::tr("Open the folder"), title, [path] { openFolderOf(path); }));
    return new SettingRow({title, models::displayText(path.toStdString())}, *buttons, &parent);
}

Rows makeFileRows(QWidget& parent)
{
    const QString log = pathOf(logging::stateFolder());
    return {makeFileRow(PlaceTexts::tr("Settings"),
                configFolder() + QStringLiteral("/settings.ini"), parent),
        makeFileRow(PlaceTexts::tr("Command journal"), sources::Journal::defaultPath(), parent),
        makeFileRow(PlaceTexts::tr("Archives"), pathOf(sources::archiveFolder()), parent),
        makeFileRow(PlaceTexts::tr("Log of the program"), log, parent)};
}

SettingRow* makeSentence(const QString& title, const QString& help, QWidget& parent)
{
    return new SettingRow({title, help}, *new QWidget, &parent);
}

Rows makeArchiveRows(const PlaceContext& context, QWidget& parent)
{
    Rows rows{makeSentence(PlaceTexts::tr("What connections keep here"),
        PlaceTexts::tr("Whether a connection keeps an archive, and how large it may become, is set "
                       "in the connection."),
        parent)};
    for (const operations::Connection& connection : loadConnections(context.settings)) {
        const models::ArchiveFacts facts = archiveFactsOf(connection);
        const QString name = models::displayText(connection.name, 60);
        QPushButton& forget = makeButton(PlaceTexts::tr("Forget…"), name,
            [connection, window = parent.window(), changed = context.onChanged] {
                forgetArchive(connection, *window, [changed] { changed(SettingGroup::Archive); });
            });
        forget.setEnabled(!facts.files.isEmpty());
        const QString state = connection.keepsArchive ? PlaceTexts::tr("Kept, up to %Ln MB.",
                                  nullptr, static_cast<int>(connection.archiveMegabytes))
                                                      : PlaceTexts::tr("Nothing is kept.");
        rows.push_back(new SettingRow(
            {name, state + QLatin1Char(' ') + models::archiveText(facts)}, forget, &parent));
    }
    return rows;
}

Rows makeConnectionRows(const PlaceContext& context, QWidget& parent)
{
    const QString title = PlaceTexts::tr("Servers and clusters");
    const auto count = static_cast<int>(loadConnections(context.settings).size());
    QPushButton& open = makeButton(PlaceTexts::tr("Connections…"), title,
        [connections = &context.connections] { connections->manage(); });
    return {new SettingRow(
        {title, PlaceTexts::tr("%Ln connection(s): name, address, color, safety.", nullptr, count)},
        open, &parent)};
}

Rows makePluginRows(const PlaceContext& context, QWidget& parent)
{
    const QStringList approved = context.settings.list(Setting::ApprovedPlugins);
    if (approved.isEmpty())
        return {makeSentence(PlaceTexts::tr("None is always allowed"),
            PlaceTexts::tr("A cluster may name a program that obtains its credentials. You are "
                           "asked before one is run; those that you always allow appear here."),
            parent)};
    Rows rows;
    for (const QString& fingerprint : approved) {
        QPushButton& forbid = makeButton(PlaceTexts::tr("Ask again"), fingerprint,
            [fingerprint, settings = &context.settings, changed = context.onChanged] {
                QStringList left = settings->list(Setting::ApprovedPlugins);
                left.removeAll(fingerprint);
                settings->setList(Setting::ApprovedPlugins, left);
                settings->save();
                changed(SettingGroup::Plugins);
            });
        rows.push_back(new SettingRow(
            {PlaceTexts::tr("Always allowed"), models::displayText(fingerprint.toStdString(), 80)},
            forbid, &parent));
    }
    return rows;
}

} // namespace

std::vector<SettingRow*> makePlaceRows(
    SettingGroup group, const PlaceContext& context, QWidget& parent)
{
    switch (group) {
    case SettingGroup::Archive:
        return makeArchiveRows(context, parent);
    case SettingGroup::Connections:
        return makeConnectionRows(context, parent);
    case SettingGroup::Plugins:
        return makePluginRows(context, parent);
    case SettingGroup::Files:
        return makeFileRows(parent);
    default:
        return {};
    }
}

} // namespace console
