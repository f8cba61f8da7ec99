// SPDX-License-Identifier: GPL-3.0-or-later
#include "view_state.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>

#include <memory>

namespace console {

namespace {

/// Longer texts were pasted by mistake.
constexpr qsizetype longestText = 2000;

/// The number of the widget among its parent's children of its class and name.
qsizetype placeOf(const QWidget& widget)
{
    qsizetype place = 0;
    for (const QObject* sibling : widget.parent()->children()) {
        if (sibling == &widget)
            break;
        if (sibling->metaObject() == widget.metaObject()
            && sibling->objectName() == widget.objectName())
            ++place;
    }
    return place;
}

QString pathOf(const QWidget& widget, const QWidget& view)
{
    QStringList parts;
    for (const QWidget* each = &widget; each != &view; each = each->parentWidget()) {
        const QString name = each->objectName().isEmpty()
            ? QString::fromLatin1(each->metaObject()->className())
            : each->objectName();
        const qsizetype place = placeOf(*each);
        parts.prepend(place == 0 ? name : name + QLatin1Char('.') + QString::number(place));
    }
    return parts.join(QLatin1Char('/'));
}

bool isTypedIn(const QLineEdit& field)
{
    return field.echoMode() == QLineEdit::Normal && !field.isReadOnly()
        && qobject_cast<QAbstractSpinBox*>(field.parent()) == nullptr;
}

/// The property of widgets that know themselves what lasts.
constexpr const char* ownState = "viewState";

/// The value that lasts; invalid where there is none, or where it is as it was at first.
QVariant stateOf(const QWidget& widget)
{
    if (widget.metaObject()->indexOfProperty(ownState) >= 0)
        return widget.property(ownState);
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        return isTypedIn(*field) && !field->text().isEmpty() ? field->text().left(longestText)
                                                             : QVariant();
    if (const auto* bar = qobject_cast<const QScrollBar*>(&widget))
        return bar->value() > bar->minimum() ? bar->value() : QVariant();
    if (const auto* splitter = qobject_cast<const QSplitter*>(&widget)) {
        QVariantList sizes;
        for (const int size : splitter->sizes())
            sizes.append(size);
        return sizes;
    }
    if (const auto* tabs = qobject_cast<const QTabWidget*>(&widget))
        return tabs->currentIndex() > 0 ? tabs->currentIndex() : QVariant();
    if (const auto* box = qobject_cast<const QCheckBox*>(&widget))
        return box->objectName().isEmpty() ? QVariant() : box->isChecked();
    return {};
}

/// What is to scroll comes later, piece by piece.
void scrollSoon(QScrollBar& bar, int value)
{
    if (bar.maximum() >= value) {
        bar.setValue(value);
        return;
    }
    auto* waiting = new QObject(&bar);
    QObject::connect(&bar, &QScrollBar::rangeChanged, waiting, [&bar, waiting, value](int, int to) {
        if (to < value)
            return;
        bar.setValue(value);
        waiting->deleteLater();
        waiting->disconnect();
        QObject::disconnect(&bar, nullptr, waiting, nullptr);
    });
    for (const auto signal : {&QScrollBar::sliderPressed, &QScrollBar::sliderReleased})
        QObject::connect(&bar, signal, waiting, &QObject::deleteLater);
    QObject::connect(&bar, &QScrollBar::actionTriggered, waiting, &QObject::deleteLater);
}

void restoreSizes(QSplitter& splitter, const QVariantList& state)
{
    QList<int> sizes;
    for (const QVariant& size : state)
        sizes.append(size.toInt());
    // Another number of parts is another view.
    if (sizes.size() == splitter.count())
        splitter.setSizes(sizes);
}

void restore(QWidget& widget, const QVariant& state)
{
    if (widget.metaObject()->indexOfProperty(ownState) >= 0)
        widget.setProperty(ownState, state);
    else if (auto* field = qobject_cast<QLineEdit*>(&widget); field != nullptr && isTypedIn(*field))
        field->setText(state.toString());
    else if (auto* bar = qobject_cast<QScrollBar*>(&widget))
        scrollSoon(*bar, state.toInt());
    else if (auto* splitter = qobject_cast<QSplitter*>(&widget))
        restoreSizes(*splitter, state.toList());
    else if (auto* tabs = qobject_cast<QTabWidget*>(&widget))
        tabs->setCurrentIndex(state.toInt());
    else if (auto* box = qobject_cast<QCheckBox*>(&widget))
        box->setChecked(state.toBool());
}

} // namespace

QVariantMap viewState(const QWidget& view)
{
    QVariantMap state;
    for (const QWidget* widget : view.findChildren<QWidget*>()) {
        // Dialogs and menus of the view are no part of it.
        if (widget->window() != view.window())
            continue;
        if (const QVariant value = stateOf(*widget); value.isValid())
            state.insert(pathOf(*widget, view), value);
    }
    return state;
}

void restoreViewState(QWidget& view, const QVariantMap& state)
{
    if (state.isEmpty())
        return;
    for (QWidget* widget : view.findChildren<QWidget*>()) {
        if (widget->window() != view.window())
            continue;
        if (const QVariant value = state.value(pathOf(*widget, view)); value.isValid())
            restore(*widget, value);
    }
}

ViewStateParts viewStateParts(const QVariantMap& state)
{
    ViewStateParts parts;
    for (auto each = state.begin(); each != state.end(); ++each) {
        const QString name = each.key().section(QLatin1Char('/'), -1);
        const bool isPlace =
            name.startsWith(QLatin1String(QScrollBar::staticMetaObject.className()));
        (isPlace ? parts.places : parts.rest).insert(each.key(), each.value());
    }
    return parts;
}

} // namespace console
