// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <utility>

/// What a screen reader finds in a window, and where Tab leads in it.
namespace test_support {

namespace screen_reader {

inline constexpr int mostChildren = 60; ///< of a table: the first rows stand for all

inline bool isContent(QAccessible::Role role)
{
    return role == QAccessible::Cell || role == QAccessible::ListItem
        || role == QAccessible::TreeItem || role == QAccessible::ColumnHeader
        || role == QAccessible::RowHeader;
}

/// What a user does something with, so that it has to say what it is.
inline bool isControl(const QAccessibleInterface& each)
{
    switch (each.role()) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::Chart:
        return true;
    default:
        return each.state().focusable;
    }
}

inline bool isLabelled(const QAccessibleInterface& each)
{
    const auto labels = each.relations(QAccessible::Label);
    return std::ranges::any_of(labels,
        [](const auto& relation) { return !relation.first->text(QAccessible::Name).isEmpty(); });
}

inline QString nameOfKind(QAccessibleInterface& each)
{
    const QObject* object = each.object();
    if (object == nullptr)
        return QStringLiteral("role %1 '%2'").arg(each.role()).arg(each.text(QAccessible::Name));
    const QString parent = object->parent() == nullptr
        ? QString()
        : QLatin1String(object->parent()->metaObject()->className());
    return QStringLiteral("%1 '%2' \"%3\" in %4")
        .arg(QLatin1String(object->metaObject()->className()), object->objectName(),
            each.text(QAccessible::Name), parent);
}

/// A role that says what one can do with it.
inline bool saysWhatItIs(QAccessible::Role role)
{
    return role != QAccessible::NoRole && role != QAccessible::Client
        && role != QAccessible::Grouping;
}

/// A stop of Tab that only hands the keys on, or scrolls, is what it contains.
inline bool isFrameOfOthers(const QWidget& widget)
{
    return widget.inherits("QAbstractScrollArea") || widget.inherits("QTabWidget")
        || widget.focusProxy() != nullptr || (widget.focusPolicy() & Qt::TabFocus) == 0;
}

inline void findFaultsOfState(
    const QAccessibleInterface& each, const QWidget& widget, const QString& kind, QStringList& to)
{
    const QAccessible::State state = each.state();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        if (button->isCheckable() && !state.checkable)
            to << kind + QStringLiteral(" does not say that it can be checked");
        if (button->isCheckable() && button->isChecked() != bool(state.checked))
            to << kind + QStringLiteral(" does not say whether it is checked");
    }
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget)) {
        if (edit->isReadOnly() && !state.readOnly)
            to << kind + QStringLiteral(" does not say that it cannot be written");
        if (edit->echoMode() == QLineEdit::Password && !state.passwordEdit)
            to << kind + QStringLiteral(" does not say that it is secret");
    }
    const auto* box = qobject_cast<const QComboBox*>(&widget);
    if (box != nullptr && !isLabelled(each)
        && (box->accessibleName().isEmpty()
            || box->accessibleDescription() != box->accessibleName()))
        to << kind + QStringLiteral(" does not say what is chosen in it");
    if (widget.isEnabled() == bool(state.disabled))
        to << kind + QStringLiteral(" does not say whether it can be used");
}

/// What is wrong with an object and with what is below it.
inline void findFaults(QAccessibleInterface& each, QStringList& to)
{
    static const QRegularExpression markup(
        QStringLiteral("</?(qt|b|br|i|p|a|font|html|span)\\b[^>]*>"));
    const QString name = each.text(QAccessible::Name);
    const QString description = each.text(QAccessible::Description);
    const QString kind = nameOfKind(each);
    if (isControl(each) && !isContent(each.role()) && name.isEmpty() && !isLabelled(each))
        to << kind + QStringLiteral(" has no name");
    if (name.contains(markup) || description.contains(markup))
        to << kind + QStringLiteral(" has tags: ") + name + QLatin1Char('/') + description;
    // Of a tool tip that repeats the name a screen reader makes nothing; this is what we say.
    const auto* widget = qobject_cast<const QWidget*>(each.object());
    if (widget != nullptr) {
        if (!name.isEmpty() && name == widget->accessibleDescription())
            to << kind + QStringLiteral(" says everything twice");
        if (!isFrameOfOthers(*widget) && !saysWhatItIs(each.role()))
            to << kind + QStringLiteral(" does not say what it is");
        findFaultsOfState(each, *widget, kind, to);
    }
    const int count = std::min(each.childCount(), mostChildren);
    for (int index = 0; index < count; ++index) {
        QAccessibleInterface* child = each.child(index);
        if (child != nullptr && child->isValid() && !child->state().invisible)
            findFaults(*child, to);
    }
}

inline bool isStop(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isVisible()
        && widget.isEnabled() && widget.focusProxy() == nullptr;
}

inline QString shortName(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const QString words = button != nullptr ? button->text() : widget.accessibleName();
    return QStringLiteral("%1 '%2' \"%3\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), words);
}

inline const QWidget& partOf(const QWidget& whole, const QWidget& widget)
{
    const QWidget* part = &widget;
    while (part->parentWidget() != &whole)
        part = part->parentWidget();
    return *part;
}

/// Where both stand in the smallest part of the window that has both: as parts of it, or by
/// themselves where these parts lie over each other.
inline std::pair<QRect, QRect> placesOf(const QWidget& from, const QWidget& to)
{
    const QWidget* whole = from.parentWidget();
    while (!whole->isAncestorOf(&to))
        whole = whole->parentWidget();
    const std::pair parts(partOf(*whole, from).geometry(), partOf(*whole, to).geometry());
    if (!parts.first.intersects(parts.second))
        return parts;
    const auto placeOf = [whole](const QWidget& each) {
        return QRect(each.mapTo(whole, QPoint()), each.size());
    };
    return {placeOf(from), placeOf(to)};
}

/// In a window and in each part of it, Tab goes down and in the direction of reading; it goes up
/// only to begin a column beside.
inline bool leadsBack(const QWidget& from, const QWidget& to)
{
    if (from.isAncestorOf(&to) || to.isAncestorOf(&from))
        return false;
    const auto [first, second] = placesOf(from, to);
    const bool isAbove = second.bottom() <= first.top();
    const bool isBelow = second.top() >= first.bottom();
    if (isAbove)
        return second.left() < first.right();
    return !isBelow && second.right() <= first.left();
}

} // namespace screen_reader

/// A line for each control without a name, role or state, and for what is said twice or with tags.
inline QString faultsOf(QWidget& window)
{
    QStringList faults;
    screen_reader::findFaults(*QAccessible::queryAccessibleInterface(&window), faults);
    faults.removeDuplicates();
    return faults.join(QLatin1Char('\n'));
}

/// The widgets to which Tab leads until it comes round, from the first of the window on.
inline QList<QWidget*> roundOfTab(QWidget& window)
{
    constexpr int most = 200;
    QList<QWidget*> stops;
    for (int press = 0; press < most; ++press) {
        QTest::keyClick(&window, Qt::Key_Tab);
        QWidget* here = window.focusWidget();
        if (here == nullptr || stops.contains(here))
            break;
        stops << here;
    }
    for (QWidget* each = window.nextInFocusChain(); each != &window && !stops.isEmpty();
         each = each->nextInFocusChain()) {
        const auto first = std::find(stops.begin(), stops.end(), each);
        if (first == stops.end())
            continue;
        std::rotate(stops.begin(), first, stops.end());
        break;
    }
    return stops;
}

/// The stops that Tab does not reach; of buttons of which one alone is pressed, one is enough.
inline QStringList missedBy(const QList<QWidget*>& round, const QWidget& window)
{
    QStringList missed;
    for (QWidget* each : window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<QAbstractButton*>(each);
        const bool isOneOfAGroup = button != nullptr
            && (button->autoExclusive()
                || (button->group() != nullptr && button->group()->exclusive()));
        if (each->window() == &window && screen_reader::isStop(*each) && !isOneOfAGroup
            && !round.contains(each))
            missed << screen_reader::shortName(*each);
    }
    return missed;
}

/// Where Tab leads back to what was read before.
inline QStringList stepsBackIn(const QList<QWidget*>& round)
{
    QStringList steps;
    for (qsizetype at = 0; at + 1 < round.size(); ++at) {
        if (screen_reader::leadsBack(*round[at], *round[at + 1]))
            steps << screen_reader::shortName(*round[at]) + QStringLiteral(" leads back to ")
                    + screen_reader::shortName(*round[at + 1]);
    }
    return steps;
}

/// Widgets that are shown and hand the keys to what is not: there Tab stands still.
inline QStringList trapsIn(const QWidget& window)
{
    QStringList traps;
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        const QWidget* proxy = each->focusProxy();
        while (proxy != nullptr && proxy->focusProxy() != nullptr)
            proxy = proxy->focusProxy();
        if (proxy != nullptr && each->isVisible() && !proxy->isVisible()
            && (proxy->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            traps << screen_reader::shortName(*each) + QStringLiteral(" hands the keys to ")
                    + screen_reader::shortName(*proxy) + QStringLiteral(", which is hidden");
    }
    return traps;
}

/// Labels before a field that do not say that they are its label: a screen reader would not read
/// them with it.
inline QStringList strayLabelsIn(const QWidget& window)
{
    QStringList stray;
    for (const QFormLayout* form : window.findChildren<QFormLayout*>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem* label = form->itemAt(row, QFormLayout::LabelRole);
            const QLayoutItem* field = form->itemAt(row, QFormLayout::FieldRole);
            if (label == nullptr || field == nullptr)
                continue;
            const auto* words = qobject_cast<const QLabel*>(label->widget());
            QWidget* input = field->widget();
            if (words == nullptr || input == nullptr || !words->isVisible()
                || (input->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            QString text = words->text();
            text.remove(QLatin1Char('&'));
            if (words->buddy() != input && !input->accessibleName().contains(text))
                stray << text;
        }
    }
    return stray;
}

} // namespace test_support
