// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>

class QWidget;

namespace console {

/// Where the user stands in a view, apart from what it shows: text in one-line fields (never in one
/// for a secret), the sizes of the parts of splitters, the front tabs, scroll places, named check
/// boxes, and what widgets tell themselves in a property "viewState" (invalid: as at first).
/// Widgets are told apart by their place in the view, so that the state fits a view that is built
/// in the same way; what finds no widget is left out.
[[nodiscard]] QVariantMap viewState(const QWidget& view);

/// Scroll places are taken as soon as there is enough to scroll, unless the user scrolls before.
void restoreViewState(QWidget& view, const QVariantMap& state);

/// The scroll places of a state, which belong to what is shown; and the rest, which does not.
struct ViewStateParts {
    QVariantMap places;
    QVariantMap rest;
};
[[nodiscard]] ViewStateParts viewStateParts(const QVariantMap& state);

} // namespace console
