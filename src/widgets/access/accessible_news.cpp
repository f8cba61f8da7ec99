// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/accessible_news.h"

#include <QAbstractItemView>
#include <QAccessible>

#include <optional>
#include <unordered_map>

namespace widgets {

namespace {

struct Told {
    std::optional<QString> name;
    std::optional<QString> description;
};

/// Of each object that still lives.
std::unordered_map<const QObject*, Told>& allTold()
{
    static std::unordered_map<const QObject*, Told> told;
    return told;
}

Told& toldOf(QObject& object)
{
    auto& all = allTold();
    const auto found = all.find(&object);
    if (found != all.end())
        return found->second;
    QObject::connect(&object, &QObject::destroyed, [key = &object] { allTold().erase(key); });
    return all[&object];
}

bool isNewText(QAccessibleEvent& event, QAccessible::Text kind)
{
    QAccessibleInterface* each = event.accessibleInterface();
    // Of the parts of a view nothing is remembered: they come and go.
    if (each == nullptr || event.object() == nullptr || event.child() >= 0)
        return true;
    Told& told = toldOf(*event.object());
    auto& last = kind == QAccessible::Name ? told.name : told.description;
    const QString now = each->text(kind);
    if (last == now)
        return false;
    last = now;
    return true;
}

void tell(QAccessibleEvent* event)
{
    // The bridge to AT-SPI makes nothing of it, and it has been handled before it came here.
    if (event->type() == QAccessible::TableModelChanged || !isNews(*event))
        return;
    QAccessible::installUpdateHandler(nullptr);
    QAccessible::updateAccessibility(event);
    QAccessible::installUpdateHandler(&tell);
}

} // namespace

bool isNews(QAccessibleEvent& event)
{
    switch (event.type()) {
    case QAccessible::NameChanged:
        return isNewText(event, QAccessible::Name);
    case QAccessible::DescriptionChanged:
        return isNewText(event, QAccessible::Description);
    case QAccessible::Focus: {
        const auto* view = qobject_cast<const QAbstractItemView*>(event.object());
        return view == nullptr || view->hasFocus();
    }
    default:
        return true;
    }
}

void tellOnlyNews()
{
    QAccessible::installUpdateHandler(&tell);
}

} // namespace widgets
