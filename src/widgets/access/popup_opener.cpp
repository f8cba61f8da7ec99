// SPDX-License-Identifier: GPL-3.0-or-later
#include "popup_opener.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QVariant>

namespace widgets {

namespace {

constexpr auto openerProperty = "deployAccessibleOpener";

/// A button with what it opens below, which is its only part.
class OpenerAccessible final : public QAccessibleWidget {
public:
    explicit OpenerAccessible(QAbstractButton& button)
        : QAccessibleWidget(&button, QAccessible::ButtonMenu)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && button().accessibleName().isEmpty())
            return button().text();
        // A tool tip repeats what is cut off.
        if (kind == QAccessible::Description)
            return button().accessibleDescription();
        return QAccessibleWidget::text(kind);
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        const bool isOpen = openPopup() != nullptr;
        state.hasPopup = true;
        state.expandable = true;
        state.expanded = isOpen;
        state.collapsed = !isOpen;
        return state;
    }

    [[nodiscard]] int childCount() const override { return openPopup() != nullptr ? 1 : 0; }

    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        QWidget* popup = index == 0 ? openPopup() : nullptr;
        return popup == nullptr ? nullptr : QAccessible::queryAccessibleInterface(popup);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* each) const override
    {
        const QWidget* popup = openPopup();
        return each != nullptr && popup != nullptr && each->object() == popup ? 0 : -1;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        return {pressAction(), setFocusAction()};
    }

    void doAction(const QString& name) override
    {
        if (name != pressAction())
            QAccessibleWidget::doAction(name);
        else if (button().isEnabled())
            button().click();
    }

private:
    [[nodiscard]] QAbstractButton& button() const
    {
        return *static_cast<QAbstractButton*>(object());
    }

    [[nodiscard]] QWidget* openPopup() const
    {
        for (QWidget* each :
            button().findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (each->windowType() == Qt::Popup && each->isVisible())
                return each;
        }
        return nullptr;
    }
};

QAccessibleInterface* makeOpener(const QString& /*className*/, QObject* object)
{
    auto* button = qobject_cast<QAbstractButton*>(object);
    return button != nullptr && button->property(openerProperty).toBool()
        ? new OpenerAccessible(*button)
        : nullptr;
}

} // namespace

void setAccessibleOpener(QAbstractButton& button)
{
    QAccessible::installFactory(&makeOpener); // once is enough, more do no harm
    button.setProperty(openerProperty, true);
}

} // namespace widgets
