// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/accessible_role.h"

#include <QAccessibleWidget>
#include <QComboBox>
#include <QVariant>
#include <QWidget>

namespace widgets {

namespace {

constexpr auto roleProperty = "deployAccessibleRole";
constexpr auto partsProperty = "deployAccessiblePartsHidden";

/// A tool tip is no description: it repeats a name that is cut off, with its tags.
class RoleAccessible : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Description ? widget()->accessibleDescription()
                                                : QAccessibleWidget::text(kind);
    }
};

/// A widget whose parts have nothing to say of their own.
class WholeAccessible final : public RoleAccessible {
public:
    using RoleAccessible::RoleAccessible;

    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override
    {
        return nullptr;
    }
};

QAccessibleInterface* makeAccessible(const QString& /*className*/, QObject* object)
{
    if (object == nullptr || !object->isWidgetType())
        return nullptr;
    auto* widget = static_cast<QWidget*>(object);
    const QVariant role = object->property(roleProperty);
    // Of a stack one part alone is seen: "layered pane" tells nobody anything.
    if (!role.isValid())
        return object->inherits("QStackedWidget") ? new RoleAccessible(widget, QAccessible::Client)
                                                  : nullptr;
    const auto kind = static_cast<QAccessible::Role>(role.toInt());
    if (object->property(partsProperty).toBool())
        return new WholeAccessible(widget, kind);
    return new RoleAccessible(widget, kind);
}

} // namespace

void setAccessibleRole(QWidget& widget, QAccessible::Role role, AccessibleParts parts)
{
    QAccessible::installFactory(&makeAccessible); // once is enough, more do no harm
    widget.setProperty(roleProperty, static_cast<int>(role));
    widget.setProperty(partsProperty, parts == AccessibleParts::Hidden);
}

void setChoiceName(QComboBox& box, const QString& name)
{
    box.setAccessibleName(name);
    box.setAccessibleDescription(name);
}

} // namespace widgets
