// SPDX-License-Identifier: GPL-3.0-or-later
// What the Engineer does with the window and its tabs.
#include "engineer.h"

#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <QAction>
#include <QJsonDocument>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace random_window {

using console::ListController;
using console::PageKey;

namespace {

/// What is shown while the columns follow the width is that of the moment.
std::string lastingColumns(const QVariantMap& state)
{
    const bool followsWidth = state.value(QStringLiteral("automatic")).toBool();
    QVariantList columns = state.value(QStringLiteral("columns")).toList();
    for (QVariant& column : columns) {
        QVariantMap parts = column.toMap();
        if (followsWidth)
            parts.remove(QStringLiteral("shown"));
        column = parts;
    }
    const QJsonDocument json = QJsonDocument::fromVariant(columns);
    return json.toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

std::string Engineer::open()
{
    const Server& server = *m_dice.of(m_world.servers());
    if (!server.source)
        m_minds.erase(server.address);
    m_desk.window().open(server.address);
    return "opens " + server.address.toStdString();
}

/// The row that the keys are on.
std::string Engineer::openRow()
{
    ListController* list = listInFront();
    QTableView& table = Desk::tableOf(*list);
    if (!table.isVisible() || list->page().rows().selectedCount() != 1)
        return {};
    const QString id = *list->page().rows().selectedId();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Return);
    const PageKey* key = m_desk.window().workspace().currentKey();
    EXPECT_EQ(key->kind, console::PageKind::Deployment);
    EXPECT_EQ(key->subject.deploymentId, id.toStdString());
    return "opens row " + id.toStdString();
}

std::string Engineer::compare()
{
    ListController* list = listInFront();
    if (list->page().rows().selectedCount() != 2)
        return {};
    list->page().rows().compareSelected();
    EXPECT_EQ(m_desk.window().workspace().currentKey()->kind, console::PageKind::Comparison);
    return "compares";
}

std::string Engineer::preview()
{
    listInFront()->page().preview().toggleAction()->trigger();
    return "toggles the preview";
}

std::string Engineer::turn()
{
    m_desk.window().workspace().turn(1 + m_dice.below(2));
    return "turns";
}

std::string Engineer::close()
{
    const PageKey* front = m_desk.window().workspace().currentKey();
    if (front == nullptr || (front->kind == console::PageKind::List && m_dice.oneIn(2)))
        return {};
    const PageKey key = *front;
    const ListController* list = m_desk.list();
    if (key.kind == console::PageKind::List)
        m_minds.erase(m_desk.serverOf(*list)->address);
    m_desk.window().workspace().closeCurrent();
    EXPECT_EQ(m_desk.window().workspace().tabs().find(key), nullptr);
    return "closes";
}

std::string Engineer::reopen()
{
    const auto before = m_desk.lists().size();
    m_desk.window().tabs().reopenClosed();
    return m_desk.lists().size() > before ? "opens a list again" : "opens again";
}

std::string Engineer::resize()
{
    constexpr std::array widths{700, 1000, 1180, 1600};
    constexpr std::array heights{420, 600, 780, 1000};
    const QSize size(m_dice.of(widths), m_dice.of(heights));
    m_desk.window().resize(size);
    return "resizes to " + std::to_string(size.width()) + 'x' + std::to_string(size.height());
}

/// How it looks: whatever is made anew for it stands where it stood.
std::string Engineer::look()
{
    using console::Setting;
    struct Look {
        Setting setting;
        const char* value;
    };
    const std::array looks{Look{Setting::Language, "zh_CN"}, Look{Setting::Language, "en"},
        Look{Setting::Theme, "dark"}, Look{Setting::Theme, "light"}, Look{Setting::FontSize, "14"},
        Look{Setting::FontSize, "9"}, Look{Setting::ListDensity, "comfortable"}};
    const Look& look = m_dice.of(looks);
    // Of a page that is made anew meanwhile, what was selected comes back with the end of a list.
    const bool isAnyReading = std::ranges::any_of(m_world.servers(),
        [](const auto& server) { return server->source && server->source->isReading(); });
    if (isAnyReading)
        return {};
    for (const ListController* list : m_desk.lists())
        keepFilter(*list);
    m_desk.settings().setText(look.setting, QLatin1String(look.value));
    for (auto& [address, mind] : m_minds)
        mind.current.clear();
    return std::string("looks: ") + look.value;
}

void Engineer::keepFilter(const ListController& list)
{
    mindOf(list).filter = list.page().filters().filter();
}

/// The lists are read again; then he stands where he stood.
std::string Engineer::restart()
{
    std::map<QString, QVariantMap> tables;
    for (const ListController* list : m_desk.lists()) {
        keepFilter(*list);
        tables[m_desk.serverOf(*list)->address] = list->page().rows().tableState();
    }
    const auto keys = m_desk.window().workspace().tabs().keys();
    m_desk.restart();
    EXPECT_EQ(m_desk.window().workspace().tabs().keys(), keys);
    m_world.bringBack();
    for (auto& [address, mind] : m_minds)
        mind.current.clear();
    for (const ListController* list : m_desk.lists()) {
        const QVariantMap& before = tables[m_desk.serverOf(*list)->address];
        const QVariantMap now = list->page().rows().tableState();
        EXPECT_EQ(lastingColumns(now), lastingColumns(before));
        for (const char* part : {"automatic", "sort", "descending", "thenSort", "thenDescending"})
            EXPECT_EQ(now.value(QLatin1String(part)), before.value(QLatin1String(part))) << part;
    }
    return "starts anew";
}

} // namespace random_window
