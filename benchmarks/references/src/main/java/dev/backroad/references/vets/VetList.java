package dev.backroad.references.vets;

import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VetList {

    private final VetRepository vets;

    VetList(VetRepository vets) {
        this.vets = vets;
    }

    @GetMapping("/vets")
    @Cacheable("vets")
    public List<Vet> vets() {
        return vets.findAll();
    }
}
