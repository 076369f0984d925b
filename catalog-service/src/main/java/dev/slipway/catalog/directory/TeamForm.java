package dev.slipway.catalog.directory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Who shall be in a team, by address or opaque id. */
record TeamForm(
        @NotNull @Size(max = 500) List<@NotBlank @Size(max = 254) String> members,
        @NotNull @Size(max = 50) List<@NotBlank @Size(max = 254) String> leads) {}
