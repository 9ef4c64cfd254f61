#pragma once

namespace colophon {

/// Makes every EvolutionView a list of its versions for assistive technology. Installing it again does nothing.
void installEvolutionAccessibility();

} // namespace colophon
